/**
 * Absence codes of half days: what Smartschool can tell, and which code Informat gets for it. Both systems kept the old
 * letters, so a code travels as it is unless the school says otherwise (AB2). Late and unknown are no absence yet (AB10).
 */
export interface AbsenceCode {
	/** As Smartschool gives it. */
	code: string;
	label: string;
	/** What Informat gets; '' = it is not sent. */
	send: string;
}

const same = (code: string, label: string): AbsenceCode => ({ code, label, send: code });

export const LATE = 'L';
export const UNKNOWN_REASON = '-';
/** Never a source nor a target: Smartschool's “present”. */
export const PRESENT = '|';

export const ABSENCE_CODES: readonly AbsenceCode[] = [
	same('Z', 'ziek'),
	same('D', 'doktersattest'),
	same('B', 'problematisch afwezig'),
	same('R', 'van rechtswege gewettigd'),
	same('P', 'persoonlijke reden'),
	same('H', 'revalidatie'),
	same('C', 'topsport of kunst'),
	same('J', 'moederschap'),
	same('M', 'werkplekleren niet ingevuld'),
	same('W', 'op stage'),
	same('G', 'gespreid traject'),
	same('T', 'definitieve uitsluiting'),
	same('U', 'tijdelijke uitsluiting'),
	same('Y', 'preventieve schorsing'),
	same('O', 'opvang'),
	same('Q', 'rouw'),
	{ code: LATE, label: 'te laat', send: '' },
	{ code: UNKNOWN_REASON, label: 'reden nog onbekend', send: '' },
];

/** Smartschool's code → Informat's; '' = not sent. A code that is not in it is never guessed. */
export type CodeMap = ReadonlyMap<string, string>;

export const codeMap = (own: readonly (readonly [code: string, send: string])[] = []): CodeMap => new Map([...ABSENCE_CODES.map(({ code, send }) => [code, send] as const), ...own]);
