import type { Context } from 'hono';
import { type Site, show } from './site.tsx';

export const path = '/privacy';

/** What is kept of a person, why, for how long, and how to have it erased. */
export function get(c: Context, site: Site) {
  const { t } = site;
  const title = t('个人信息说明', 'Privacy');
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }] },
    <article class="read py-4 grid gap-4">
      <h1>{title}</h1>
      <h2>{t('我们收集什么', 'What we collect')}</h2>
      <p>
        {t(
          '联系人姓名和电话，在您提交需求或登记房源时由您自己填写；注册账号时，另有您填写的称呼、邮箱或手机号。没有账号也能查找和提交；只有登录后才有一个会话 Cookie，不设跟踪 Cookie，不加载站外脚本。粘贴登记的文字只用来填表，不保存；点“保存”的房源才会留下。',
          'A contact name and telephone number that you type when posting a need or listing a space; for an account also the name and the e-mail address or mobile number that you type. Searching and posting need no account; only signing in sets a cookie, for the session. There are no tracking cookies and no outside scripts. The words of a paste serve to fill forms and are not kept; only the listings that you save are.',
        )}
      </p>
      <h2>{t('用来做什么', 'What for')}</h2>
      <p>
        {t(
          '只用于把您的需求与您同意的接收方对接。联系方式和账号的邮箱、手机号都加密保存，页面只显示掩码，例如“陈** · 138****0000”。只有您选中的接收方，说明理由、逐步得到您的同意后，才能看到单位、联系人和电话；每次查看都记录在您的需求页上。不记录任何人的党派身份或信仰。',
          'Only to put your need in touch with the receivers you agreed to. Contacts, and the addresses of accounts, are stored encrypted and shown masked. Only a receiver that you chose sees company, person and telephone, step by step, with a reason and as far as you agree; every look stands on the page of your need. Nothing is recorded about party membership or beliefs.',
        )}
      </p>
      <h2>{t('保存多久', 'For how long')}</h2>
      <p>
        {t(
          '到您在表单里选定的期限为止。您可以随时在需求的专属链接里撤回同意：联系方式当即删除，需求停止匹配。也可以在那里导出本人数据。为了识别重复需求，另存电话和信用代码的密文指纹，看不出原文：电话的随联系方式一起删除，企业信用代码的最迟在首谈登记期满（180 天）后删除。',
          'Until the end of the period chosen in the form. On the private link of your need you can withdraw consent at any time: the contact is erased at once and matching stops. You can also export your data there. To find requests posted twice, keyed hashes of telephone and credit code are kept, from which neither can be read: that of the telephone goes with the contact, that of the enterprise’s credit code when the first contact runs out (180 days) at the latest.',
        )}
      </p>
      <h2>{t('阅读、搜索与反馈', 'Reading, searching, reporting')}</h2>
      <p>
        {t(
          '文章的阅读数不用 Cookie：当天用一把只用一天的密钥把网络地址和浏览器名称换成无法还原的记号，同一读者只计一次，第二天记号和密钥一起删除。最近搜索只存在您自己的浏览器里，可随时清空；登录后保存的搜索由您自己删除；您打开通知的，每天替您搜一次，只告诉您本人。对文章的反馈可以不留联系方式；留了的加密保存，只用于答复，答复 90 天后删除。从旧站搬来的评论不带留言人的名字。',
          'Readings are counted without cookies: under a key that lives for one day, network address and browser name become a mark that cannot be undone, so that one reader counts once; marks and key are deleted the next day. Recent searches stay in your own browser and can be cleared; searches that members save are deleted by them; those of which you want to be told are looked for once a day, and told to you alone. A report of a post needs no contact; one that you leave is stored encrypted, used for the answer only, and erased 90 days after it. Comments taken over from an old site come without names.',
        )}
      </p>
      <h2>{t('税收信息', 'Tax figures')}</h2>
      <p>
        {t(
          '“税收”一栏只用于判断能否达到园区的准入要求，不作为奖励或排序的依据。',
          'The tax field serves only to check admission requirements of a park; it is no basis for rewards or ranking of enterprises.',
        )}
      </p>
    </article>,
  );
}
