/** Whether a host is this machine itself, so that nobody can listen in between. */
export function isHere(host: string): boolean {
  return host === '' || host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
