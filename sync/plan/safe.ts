/** Words of people inside a report: Markdown lets HTML through, and a mail would show it. */
export const safe = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
