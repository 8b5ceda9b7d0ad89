/** Good answers that are made wrong by a fault: emptied, halved, with other keys, new fields or the text "null". */
import type { Strike } from '../faults';
import type { Asked } from './service';

type Change = (key: string, value: unknown) => [string, unknown];

const CHANGES: Readonly<Record<string, Change>> = {
	'key-case': (key, value) => [key.charAt(0) === key.charAt(0).toUpperCase() ? key.charAt(0).toLowerCase() + key.slice(1) : key.charAt(0).toUpperCase() + key.slice(1), value],
	'null-text': (key, value) => [key, value === null ? 'null' : value],
};
const NEW_FIELDS = { nieuwVeld: 'onbekend', nieuweLijst: [{ id: 1 }], nieuwDeel: { waarde: null } };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Through all levels of an answer. */
function everywhere(value: unknown, changes: readonly Change[], extra: object): unknown {
	if (Array.isArray(value)) return value.map((each) => everywhere(each, changes, extra));
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([key, inner]) => changes.reduce<[string, unknown]>((pair, change) => change(...pair), [key, everywhere(inner, changes, extra)]));
	return { ...Object.fromEntries(entries), ...extra };
}

/** Changes the list itself, or the list in an envelope of one property; a photo becomes null. */
function listed(value: unknown, change: (list: unknown[]) => unknown[]): unknown {
	if (Array.isArray(value)) return change(value);
	if (!isObject(value)) return value;
	const [[key, inner] = ['', undefined], ...others] = Object.entries(value);
	if (others.length > 0) return value;
	if (Array.isArray(inner)) return { [key]: change(inner) };
	return key === 'photo' ? { photo: change([inner])[0] ?? null } : value;
}

export function spoiled(value: unknown, { method, path }: Asked, strike: Strike): unknown {
	if (method !== 'GET') return value;
	const isList = (name: string): boolean => path.toLowerCase() === `/1/${name}`;
	const none = (): unknown[] => [];
	let result = value;
	if (strike.has('rights-revoked') || (strike.has('empty-students') && isList('students')) || (strike.has('empty-registrations') && isList('registrations'))) result = listed(result, none);
	else if (strike.has('truncated-list') && isList('students')) result = listed(result, (list) => list.slice(0, Math.floor(list.length / 2)));
	const changes = Object.entries(CHANGES).flatMap(([name, change]) => (strike.has(name) ? [change] : []));
	const extra = strike.has('new-fields') ? NEW_FIELDS : {};
	return changes.length > 0 || strike.has('new-fields') ? everywhere(result, changes, extra) : result;
}
