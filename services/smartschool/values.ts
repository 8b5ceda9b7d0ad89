/** What a person or an expression filled in → arguments of one operation, checked before anything is sent. */
import { DateTime } from 'luxon';
import { ServiceError } from '../errors';
import type { Argument, Operation } from './operations';
import { toPhp } from './php';

const ZONE = 'Europe/Brussels';

const refuse = (message: string, field?: string): never => {
	throw new ServiceError('Smartschool', 'refused', `${message} Nothing was sent to Smartschool.`, false, undefined, field);
};

/** Several values in one text, or a list. */
const parts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : String(value).split(/[,;\n]/)).map((each) => each.trim()).filter((each) => each !== '');

/** 2026-09-01, 01-09-2026, or a moment; a moment with a zone counts in Brussels. */
function isoDay(text: string): string | undefined {
	const local = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
	const date = local ? DateTime.local(Number(local[3]), Number(local[2]), Number(local[1])) : /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T') ? DateTime.fromISO(text).setZone(ZONE) : DateTime.fromISO(text.slice(0, 10), { zone: ZONE });
	return date.isValid ? date.toISODate() : undefined;
}

function rowsOf(value: unknown, label: string): Record<string, string>[] {
	let list = value;
	if (typeof value === 'string') {
		try {
			list = JSON.parse(value);
		} catch {
			refuse(`“${label}” is not written as JSON.`, label);
		}
	}
	if (!Array.isArray(list) || list.length === 0) return refuse(`“${label}” must be a list with at least one class or group.`, label);
	return list.map((row: unknown) => {
		if (typeof row !== 'object' || row === null) return refuse(`“${label}” must be a list of objects with id, name, desc and code.`, label);
		const { id, name, desc, code } = row as Record<string, unknown>;
		return Object.fromEntries(Object.entries({ id, name, desc, code }).flatMap(([key, each]) => (each === undefined || each === null ? [] : [[key, String(each)]])));
	});
}

/** The value as it is sent; '' when nothing was filled in. */
function sent({ label, type, choices, min = -Infinity, max = Infinity }: Argument, value: unknown): string {
	if (value === undefined || value === null || value === '') return '';
	switch (type) {
		case 'flag':
			return value === true || value === 'true' || value === 1 || value === '1' ? '1' : '0';
		case 'boolean':
			return value === true || value === 'true' || value === 1 || value === '1' ? 'true' : 'false';
		case 'number': {
			const number = Number(value);
			return Number.isInteger(number) && number >= min && number <= max ? String(number) : refuse(`“${label}” must be a whole number from ${min} to ${max}.`, label);
		}
		case 'date':
			return isoDay(String(value).trim()) ?? refuse(`“${label}” is not a date. Write it as 2026-09-01.`, label);
		case 'schoolYear':
			return /^(\d{4})(?:-(?:\d{2}|\d{4}))?$/.exec(String(value).trim())?.[1] ?? refuse(`“${label}” is not a school year. Write it as 2026-27, or the year in which it begins.`, label);
		case 'options':
		case 'account':
		case 'coAccount':
			return choices!.some((choice) => choice.value === String(value)) ? String(value) : refuse(`“${label}” must be one of ${choices!.map((choice) => choice.value).join(', ')}.`, label);
		case 'codes':
		case 'users':
			return parts(value).join(',');
		case 'rowsJson':
			return JSON.stringify(rowsOf(value, label));
		case 'rowsPhp':
			return toPhp(rowsOf(value, label));
		case 'password':
		case 'longText':
			return String(value);
		default:
			return String(value).trim();
	}
}

/**
 * @param given by the names of the table; files as base64, attachments as JSON text
 * @returns arguments by the WSDL's names, in its order
 * @throws ServiceError that names the field and what to do; never its value
 */
export function argumentsOf(operation: Operation, given: Readonly<Record<string, unknown>>): Record<string, string> {
	const values: Record<string, string> = {};
	for (const argument of operation.args) {
		const { name, label, need, shortest = 0 } = argument;
		const value = sent(argument, given[name]);
		if (need === 'required' && value.trim() === '') refuse(`“${label}” is empty. Fill it in.`, label);
		if (value.length < shortest) refuse(`“${label}” is too short: it needs at least ${shortest} characters.`, label);
		if (value !== '' || need === 'plain') values[name] = value;
	}
	for (const rule of operation.rules ?? []) {
		if (rule === 'teacherGiven' && values.internnummer === '' && values.userlist === '') refuse('Fill in a main teacher or other teachers.');
		if (rule === 'rowsWithDescription') {
			for (const row of operation.args.flatMap(({ name, label }) => rowsOf(given[name], label))) {
				if (!row.id) refuse('Every class in the list needs its id: take the list from Class › Get Many.');
				if (row.desc !== undefined && row.desc.trim() === '') refuse(`Class “${row.name ?? row.id}” has an empty description, which Smartschool does not take. Fill it in, or leave the description out.`);
			}
		}
	}
	return operation.compose?.(values) ?? values;
}
