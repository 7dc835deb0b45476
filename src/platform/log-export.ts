import { type Log, type LogLevel, teeLog } from './log.ts';
import { attributesOf, type OtlpSettings, otlpSender } from './otlp.ts';

/** The numbers of OpenTelemetry for how grave a line is. */
const severity: Readonly<Record<LogLevel, number>> = { debug: 5, info: 9, warn: 13, error: 17 };

type Line = { at: string; level: LogLevel; event: string; id?: string };

/**
 * Sends every line of the log to a collector as well, within five seconds, so that somebody who breaks in here cannot take back what another
 * machine has. The line itself is the body; standard error goes on as before. `stop` sends what is left.
 */
export function exportLog(settings: OtlpSettings, log: Log): { stop(): Promise<void> } {
  const out = otlpSender<object>(
    settings,
    {
      path: '/v1/logs',
      what: 'log lines',
      bodyOf: (resource, logRecords) => ({
        resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'lianqun' }, logRecords }] }],
      }),
    },
    log,
  );
  const end = teeLog(line => {
    const { at, level, event, id } = JSON.parse(line) as Line;
    out.add({
      timeUnixNano: String(BigInt(Date.parse(at)) * 1_000_000n),
      severityNumber: severity[level],
      severityText: level.toUpperCase(),
      eventName: event,
      body: { stringValue: line },
      attributes: attributesOf({ 'lianqun.event': event, ...(id ? { 'lianqun.request': id } : {}) }),
    });
  });
  return {
    async stop() {
      end();
      await out.stop();
    },
  };
}
