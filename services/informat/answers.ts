/** An answer of Informat → clean items, or an error that says what was not understood. */
import { ServiceError } from '../errors';
import type { HttpResponse } from '../http';
import type { InformatCall } from './calls';
import { cleanObject, isObject, type CleanOptions, type Json } from './clean';
import { notUnderstood } from './errors';
import { shape } from './shapes';
import { parseXml, xmlItems, xmlTruth } from './xml';

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** @param key '' = the answer itself; matched without regard to capitals */
export function parse(response: HttpResponse, key: string): unknown {
	checkPage(response);
	let json: unknown;
	try {
		json = JSON.parse(response.body.replace(/^\uFEFF/, ''));
	} catch {
		throw notUnderstood('it was cut off, or is no JSON');
	}
	if (key === '') return json;
	if (!isObject(json)) throw notUnderstood(`“${key}” is missing`);
	const found = Object.keys(json).find((each) => each.toLowerCase() === key.toLowerCase());
	if (found === undefined) throw notUnderstood(`“${key}” is missing`);
	return json[found];
}

function checkPage({ status, body }: HttpResponse): void {
	if (status >= 300) throw notUnderstood(`it points to another address (${status})`);
	if (/^\s*<(!doctype html|html)/i.test(body)) {
		throw new ServiceError('Informat', 'notUnderstood', 'Informat answered with a web page instead of data: the address is wrong, or the service is in maintenance. Nothing was changed. Check the addresses in the Informat credential, or try again later.', true);
	}
}

/** @returns one item per thing that the answer tells; none for a photo that does not exist */
export function itemsOf(call: InformatCall, response: HttpResponse, options: CleanOptions): Json[] {
	const { result } = call;
	switch (result.kind) {
		case 'list': {
			const list = parse(response, result.key);
			if (!Array.isArray(list)) throw notUnderstood(result.key === '' ? 'it is not a list' : `“${result.key}” is not a list`);
			const known = shape(result.shape);
			return list.filter(isObject).map((each) => cleanObject(each, known, options));
		}
		case 'one': {
			const value = parse(response, result.key);
			return isObject(value) ? [cleanObject(value, shape(result.shape), options)] : [];
		}
		case 'xml':
			return xmlItems(document(response), result.item, shape(result.shape)).map((each) => cleanObject(each, shape(result.shape), options));
		case 'truth':
			return [{ [result.as]: xmlTruth(document(response)) }];
		case 'guid': {
			// 204: everything was as asked already. The empty GUID: an older value was overwritten.
			if (response.status === 204) return [{ [result.as]: null, resultaat: 'ongewijzigd' }];
			const id = parse(response, '');
			return [id === EMPTY_GUID ? { [result.as]: null, resultaat: 'gewijzigd' } : { [result.as]: id, resultaat: 'bewaard' }];
		}
		case 'pdf':
			return [{ pdf: pdfOf(response) }];
		case 'done':
			checkPage(response);
			return [{ gelukt: true }];
	}
}

function document(response: HttpResponse): ReturnType<typeof parseXml> {
	checkPage(response);
	try {
		return parseXml(response.body);
	} catch {
		throw notUnderstood('it was cut off, or is no XML');
	}
}

/** Base64, of the file itself or of a file that came as base64 in JSON. */
function pdfOf({ status, body }: HttpResponse): string {
	if (status >= 300) throw notUnderstood(`it points to another address (${status})`);
	const raw = Buffer.from(body, 'base64');
	if (raw.subarray(0, 5).toString('latin1') === '%PDF-') return body;
	const inside = /"(JVBERi0[A-Za-z0-9+/=]*)"/.exec(raw.toString('utf8'))?.[1];
	if (inside === undefined) throw notUnderstood('it is no PDF');
	return inside;
}
