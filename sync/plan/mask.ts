/** Enough to recognise, too little to know: `04•• ••56`. */
export function mask(text: string): string {
	const letters = [...text];
	if (letters.length <= 4) return text === '' ? '' : '••';
	return `${letters.slice(0, 2).join('')}•• ••${letters.slice(-2).join('')}`;
}
