/** Half-day absence codes in words (Flemish platforms). Schools have more of their own: an unknown code has no words here. */
export const ABSENCE_CODES: Readonly<Record<string, string>> = {
	'|': 'aanwezig',
	L: 'te laat',
	Z: 'ziek',
	D: 'doktersbezoek',
	B: 'gewettigd',
	R: 'overmacht',
	'-': 'onbekend',
	G: 'gespreid lesprogramma',
	C: 'topsport',
	H: 'revalidatie',
	O: 'opvang',
	Q: 'rouw',
	P: 'persoonlijke reden',
	W: 'stage, aanwezig',
	M: 'stage, afwezig',
	J: 'moederschap',
	Y: 'preventieve schorsing',
	U: 'tijdelijke uitsluiting',
	T: 'definitieve uitsluiting',
};

export interface HalfDay {
	/** `null`: no school, or nothing recorded. */
	code: string | null;
	/** The school's own words; only in the functions with aliases. */
	alias: string | null;
	meaning: string | null;
	/** True when something else than presence is recorded; late counts. */
	absent: boolean;
}

/** A half day is a code, or an object whose key is `code` in one function and `officialcode` in another. */
export function halfDay(value: unknown): HalfDay {
	const { code, officialcode, alias } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { code: value, officialcode: undefined, alias: undefined };
	const found = code ?? officialcode;
	const text = found === null || found === undefined || found === '' ? null : String(found);
	return { code: text, alias: alias === null || alias === undefined || alias === '' ? null : String(alias), meaning: text === null ? null : (ABSENCE_CODES[text] ?? null), absent: text !== null && text !== '|' };
}

/** Who was deleted stays in the lists, with the moment in front of the name. */
export function person(key: string): { name: string; deleted: boolean } {
	const name = /^\d{8}_\d{6}_(.+)$/.exec(key)?.[1];
	return name === undefined ? { name: key, deleted: false } : { name, deleted: true };
}
