import { describe, expect, it } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const levels = (text: string) => checkAdvert({ title: '', text, kind: 'post', page }).findings.map(({ level }) => level);

describe('what is told of a place or a public thing', () => {
  it.each([
    '该区工业投资增速位居全市第一。',
    '全国首部低空经济地方性法规将于下月起施行。',
    '我国工业机器人新增装机量稳居世界首位。',
  ])('is allowed: %s', text => expect(levels(text)).toEqual(['exempt']));

  it.each(['我们所在的该区工业投资增速位居全市第一，欢迎咨询。', '该市鹏晖公司产品出口量居全国第一。'])(
    'frees neither a seller who speaks nor a firm: %s',
    text => expect(levels(text)).toContain('needs_proof'),
  );

  it('is none where it is quoted because it was punished, and a claim where it is only quoted', () => {
    expect(levels('某楼盘以“买房送学位”误导消费者被处罚。')).toEqual([]);
    expect(levels('本楼盘“买房送学位”，欢迎看房。')).toEqual(['prohibited']);
  });
});

describe('a promise of what an office decides', () => {
  it.each(['专项资金申报，保证获批。', '高企认定代办，包过。'])('is a guarantee: %s', text =>
    expect(checkAdvert({ title: '', text, kind: 'post', page }).findings[0]).toMatchObject({
      family: 'guarantee',
      level: 'prohibited',
    }),
  );

  it('is none where somebody says what must pass', () => {
    expect(levels('施工单位不得承诺通过验收，确保项目按期投产。')).toEqual([]);
  });
});
