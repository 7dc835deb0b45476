/** Countries that firms come from, as alternatives of a pattern. */
export const countries =
  '德国|日本|美国|韩国|法国|英国|瑞士|瑞典|荷兰|丹麦|芬兰|挪威|希腊|意大利|新加坡|奥地利|西班牙|加拿大|以色列|比利时|沙特|阿联酋|土耳其|印度|泰国|越南|马来西亚|印尼|澳大利亚|巴西|俄罗斯';
