import type { Log } from './log.ts';

/** A message to one person: an e-mail, or a text to a telephone (which has no subject). */
export type Message = {
  kind: 'mail' | 'sms';
  to: string;
  subject: string;
  text: string;
  /** Makes a repeated sending the same message, so that mail readers fold it into one. */
  id?: string;
  /** The address that turns such mails off with one click. */
  unsubscribe?: string;
};

/** Hands a message over to whoever carries it; throws where that failed. */
export type Sender = (message: Message) => Promise<void>;

/**
 * The sender where none is set up: writes to the log that there was a message. What it says, and so its link or code, is written only with
 * `show`, for demonstrations and development; the address never.
 */
export function logSender(log: Log, show: boolean): Sender {
  return async ({ kind, subject, text }) => {
    log[show ? 'info' : 'warn'](show ? 'message' : 'message not sent: no sender is set up', {
      kind,
      ...(show ? { subject, text } : {}),
    });
  };
}

/** Sends messages after the answer is on its way, so that nobody can tell from its time whether there was one; failures are logged. */
export function deliver(sender: Sender, messages: readonly Message[], log: Log): void {
  for (const message of messages) sender(message).catch(error => log.error('message not sent', { kind: message.kind, error }));
}
