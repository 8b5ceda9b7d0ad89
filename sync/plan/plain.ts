/** Text of people in a report that becomes Markdown or HTML: it can never be read as either. */
const CHARACTERS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '*': '&#42;', _: '&#95;', '`': '&#96;', '[': '&#91;', ']': '&#93;', '#': '&#35;', '|': '&#124;', '~': '&#126;' };

export const plain = (text: string): string => text.replace(/[&<>"'*_`[\]#|~]/g, (each) => CHARACTERS[each]!);
