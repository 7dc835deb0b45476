/** Whether a UTF-16 code is a Chinese character of the common block. */
export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
