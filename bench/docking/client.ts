import { Agent, request } from 'node:http';

/** One answer; `location` is where a 303 leads, empty for any other. */
export type Answer = { status: number; location: string; body: string };

type Ask = { cookie?: string; form?: Record<string, string | readonly string[]>; json?: object };

/** Milliseconds from the first byte sent to the last received, by kind of request. */
export type Times = Map<string, number[]>;

export type Client = {
  ask(kind: string, path: string, ask?: Ask): Promise<Answer>;
  /** Gives the times so far and begins anew. */
  takeTimes(): Times;
  /** Answers that nobody should get, a status of 500 or a broken connection, with the kind of request. */
  faults: string[];
  close(): void;
};

/** Asks over kept connections, one for each request under way, and notes how long each answer took. */
export function openClient(address: string): Client {
  const { hostname, port } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const faults: string[] = [];
  let times: Times = new Map();
  const send = (path: string, { cookie, form, json }: Ask) => {
    const body = json ? JSON.stringify(json) : form ? encode(form) : undefined;
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } : {}),
      ...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
    };
    return new Promise<Answer>((resolve, reject) => {
      const asked = request({ hostname, port, path, agent, method: body ? 'POST' : 'GET', headers }, answer => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.statusCode === 303 ? (answer.headers.location ?? '') : '',
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      asked.once('error', reject);
      asked.end(body);
    });
  };
  return {
    faults,
    async ask(kind, path, ask = {}) {
      const began = performance.now();
      const answer = await send(path, ask).catch(error => ({ status: 0, location: '', body: String(error) }));
      const own = times.get(kind) ?? [];
      times.set(kind, own);
      own.push(performance.now() - began);
      if (answer.status === 0 || answer.status >= 500 || answer.status === 429)
        faults.push(`${kind}: ${answer.status} ${answer.status === 0 ? answer.body : ''}`.trim());
      return answer;
    },
    takeTimes() {
      const taken = times;
      times = new Map();
      return taken;
    },
    close: () => agent.destroy(),
  };
}

function encode(form: Record<string, string | readonly string[]>): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) fields.append(name, one);
  return fields.toString();
}
