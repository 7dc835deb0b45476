/** Whether a UTF-16 code is a Chinese character of the common block. */
export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** Whether a UTF-16 code is a digit from 0 to 9. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
