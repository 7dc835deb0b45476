import { expect, test } from 'vitest';
import { inRoot } from './root.ts';
import { readSettings } from './settings.ts';

test('without any variable the settings are those of the README; a relative data folder lies in the project', () => {
  expect(readSettings({ PORT: '', LIANQUN_DATA: '' })).toMatchObject({ port: 3060, host: '127.0.0.1', data: inRoot('var') });
  expect(readSettings({ PORT: ' 80 ', LIANQUN_DATA: '我的 数据/a' })).toMatchObject({ port: 80, data: inRoot('我的 数据', 'a') });
  expect(readSettings({ LIANQUN_DATA: '/数据 夹' }).data).toBe('/数据 夹');
});

test.each([
  ['PORT', 'abc', '0 到 65535'],
  ['PORT', '70000', '0 到 65535'],
  ['PORT', '-1', '0 到 65535'],
  ['PORT', '0x50', '0 到 65535'],
  ['LIANQUN_DATA', '~/lianqun', '完整路径'],
  ['LIANQUN_DATA', ' ', '文件夹的路径'],
  ['LIANQUN_DATA', '/tmp/a\nb', '文件夹的路径'],
  ['LIANQUN_SECRET', 'short', '32 个字符'],
  ['LIANQUN_DEMO', 'no', 'on 或 off'],
  ['LIANQUN_LOG', 'loud', 'debug、info、warn 或 error'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'http 或 https 地址'],
  ['LIANQUN_METRICS', 'secret', '至少 16 个字符的口令'],
  ['LIANQUN_MAIL', 'sendmail -t', '完整路径'],
  ['LIANQUN_MAIL', 'smtp://', 'smtp://'],
  ['LIANQUN_MAIL', 'smtp://u:geheim%zz@mail.example', 'smtp://'],
  ['LIANQUN_MAIL', 'http://mail.example', 'smtp://'],
  ['LIANQUN_MAIL_FROM', '链群', '发件人'],
  ['LIANQUN_MAIL_FROM', 'a@b.cn\r\nBcc: c@d.cn', '发件人'],
  ['LIANQUN_ADDRESS', 'https://park.example.org/lianqun', '公开地址'],
  ['LIANQUN_ADDRESS', 'https://park.example.org?site=2', '公开地址'],
  ['LIANQUN_VAULT', 'vault kv get', '完整路径'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'x-token=geheim%zz', '名称=值'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'x-token=geheim%0Ab', '名称=值'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'x-token=密钥', '名称=值'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'Bearer geheim', '名称=值'],
  ['DATABASE_OWNER_URL', 'postgres://own@localhost/lianqun', 'DATABASE_URL'],
])('%s=%j is refused in one sentence that names it and says what would do', (name, value, words) => {
  const told = expect.stringMatching(new RegExp(`设置 ${name} .*${words}`));
  expect(() => readSettings({ [name]: value })).toThrow(expect.objectContaining({ name: 'Refused', message: told }));
  expect(() => readSettings({ [name]: value })).not.toThrow(/geheim/);
});

test('a site has a host of its own: its public address is a host, never a folder of one that other programs share', () => {
  expect(readSettings({ LIANQUN_ADDRESS: 'https://lianqun.example.org/' }).address).toBe('https://lianqun.example.org');
  for (const shared of ['https://example.org/lianqun', 'https://example.org/a/b/', 'https://example.org/#lianqun'])
    expect(() => readSettings({ LIANQUN_ADDRESS: shared })).toThrow('LIANQUN_ADDRESS');
});
