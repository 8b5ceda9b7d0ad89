/** Informat's refusals, in all the forms in which its services write them, as sentences with a remedy. */
import { ServiceError } from '../errors';
import type { HttpResponse } from '../http';
import { codeText, type CodeBook } from './codes';
import type { ScopeKind } from './calls';

export const CHECK = 'the addresses in the Informat credential';

export function notUnderstood(what: string): ServiceError {
	return new ServiceError('Informat', 'notUnderstood', `Informat’s answer was not understood: ${what}. Nothing was changed. Check ${CHECK}, or try again later.`, true);
}

export function nobody(words: string, institute: string): ServiceError {
	return new ServiceError('Informat', 'empty', `Informat gave no ${words} at all for institute ${institute}. Nothing was changed. Check the school year, the institute number and the rights of the client.`, true);
}

export function noRight(kind: ScopeKind, institute: string, status: number): ServiceError {
	return new ServiceError('Informat', 'rights', `Informat refuses access to institute ${institute} (${status}). Nothing more was changed. Ask Informat whether the client has the right “${kind}” for this institute, and check the institute number.`, true, String(status));
}

/** An argument that cannot be sent: only this call is concerned. */
export const wrongArgument = (label: string, remedy: string): ServiceError => new ServiceError('Informat', 'refused', `“${label}” ${remedy}. Nothing was sent.`, false, undefined, label);

export interface Asked {
	/** Part of a sentence: "the list of pupils". */
	what: string;
	book: CodeBook;
	/** Nothing can go on without the answer. */
	systemic: boolean;
	/** The call names one thing by its id, so that 404 says that Informat does not know it. */
	byId?: boolean;
}

/** An answer of 400 and higher. Vendor's sentences are left out: they can repeat a pupil's data. */
export function refusal(response: HttpResponse, { what, book, systemic, byId = false }: Asked): ServiceError {
	const { status } = response;
	if (status >= 500) return new ServiceError('Informat', 'unavailable', `Informat has a problem of its own with ${what} (${status}). Nothing more was changed. Try again later.`, true, String(status));
	if (status === 429) return new ServiceError('Informat', 'unavailable', `Informat asks to slow down (429, ${what}). Nothing more was changed. Try again later.`, true, '429');
	const codes = errorCodes(response.body);
	if (codes.length === 0) {
		if (status === 404 && byId) return new ServiceError('Informat', 'refused', `Informat does not know what was asked with ${what}. Check the id and the institute number (404).`, false, '404');
		if (status === 409) return new ServiceError('Informat', 'refused', `Informat refused ${what}: it does not fit what Informat holds now (409). Look at it in Informat.`, systemic, '409');
		return new ServiceError('Informat', 'notUnderstood', `Informat does not know the request for ${what} (${status}). Nothing more was changed. Check ${CHECK}.`, true, String(status));
	}
	const known = codes.flatMap((code) => codeText(book, code) ?? []);
	const problems = codes.map((code) => {
		const text = codeText(book, code);
		if (!text) return `it gives a code without explanation (${code})`;
		return text.field === '' ? `${text.problem} (${code})` : `“${text.field}” ${text.problem} (${code})`;
	});
	const remedies = [...new Set(known.map(({ remedy }) => remedy))];
	const remedy = remedies.length > 0 ? remedies.join('. ') : 'Look the code up in Informat’s manual';
	return new ServiceError('Informat', 'refused', `Informat refused ${what}: ${problems.join('; ')}. ${remedy}.`, systemic, codes[0], known.find(({ field }) => field !== '')?.field);
}

/** From `{message, errors: [{code}]}` with and without capitals, and from `validationErrors` of an RFC 7807 document. */
export function errorCodes(body: string): string[] {
	let json: unknown;
	try {
		json = lowerKeys(JSON.parse(body));
	} catch {
		return [];
	}
	const { errors, validationerrors } = (json ?? {}) as { errors?: unknown; validationerrors?: unknown };
	const list = [errors, validationerrors].flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : []));
	return list.map((each) => String((each as { code?: unknown } | null)?.code ?? '')).filter((code) => /^[A-Z]{2,4}[_\d][A-Z_\d]*$/.test(code));
}

function lowerKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lowerKeys);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner)]));
}
