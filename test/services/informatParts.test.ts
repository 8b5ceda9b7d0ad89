/** The edges of the Informat client: cleaning, requests, XML, refusals in all their forms. */
import fc from 'fast-check';
import { CALLS, callById } from '../../services/informat/calls';
import { cleanObject, scalar } from '../../services/informat/clean';
import { CODES, codeText, type CodeBook } from '../../services/informat/codes';
import { derive, joinPeople } from '../../services/informat/derived';
import { errorCodes, refusal } from '../../services/informat/errors';
import { buildRequest, isSchoolYear, type Args } from '../../services/informat/request';
import { shape } from '../../services/informat/shapes';
import { parseXml, xmlItems, xmlTruth } from '../../services/informat/xml';

const LOGIN = { login: 'webservices@school', paswoord: 'canary-password' };
const build = (id: string, args: Args) => buildRequest(callById(id)!, '099999', args, LOGIN);
const STUDENT = '953a7f85-f5b1-4be8-8e65-7843e6946539';

describe('cleaning', () => {
	test.each([
		[' Vandevoorbeeld ', 'text', 'Vandevoorbeeld'], ['null', 'text', null], [' NULL ', 'text', null], ['Nullens', 'text', 'Nullens'], ['', 'text', ''], [1234, 'text', '1234'], [null, 'text', null], [undefined, 'text', null],
		['12', 'int', 12], [12, 'int', 12], ['twaalf', 'int', 'twaalf'], ['', 'int', null], ['00150', 'text', '00150'],
		['1,5', 'number', 1.5], ['100.0', 'number', 100], ['true', 'bool', true], ['0', 'bool', false], ['J', 'bool', true], [false, 'bool', false], ['misschien', 'bool', 'misschien'],
		['2025-09-01', 'date', '2025-09-01'], ['2025-09-01T00:00:00', 'date', '2025-09-01'], ['01.09.2025', 'date', '2025-09-01'], ['1/9/2025 0:00:00', 'date', '2025-09-01'], ['1-9-2025', 'date', '2025-09-01'], ['gisteren', 'date', 'gisteren'], ['', 'date', null],
	] as const)('%p as %s is %p', (value, kind, clean) => expect(scalar(value, kind)).toBe(clean));

	test('keys get their usual case, at every level; unknown ones stay, with their values', () => {
		const told = { PPersoon: 1, GEBOORTEDATUM: '2011-04-17T00:00:00', overigeadressen: [{ Straat: ' Testlaan ', extra: { Diep: 'null' } }], NieuwVeld: ['null', ' x ', 5, true, '2026-01-02T00:00:00'] };
		expect(cleanObject(told, shape('student'))).toEqual({ pPersoon: 1, geboortedatum: '2011-04-17', overigeAdressen: [{ straat: 'Testlaan', extra: { Diep: null } }], NieuwVeld: [null, 'x', 5, true, '2026-01-02'] });
	});

	test('passwords are left out unless they were asked for, also in fields that nobody knows yet', () => {
		const told = { Gebruikersnaam: 'noor', Wachtwoord: 'geheim', Wachtwoord3: 'geheim', nieuwPaswoord: 'geheim' };
		expect(cleanObject(told, shape('xmlSmartschoolUser'))).toEqual({ Gebruikersnaam: 'noor' });
		expect(cleanObject(told, shape('xmlSmartschoolUser'), { passwords: true })).toEqual(told);
	});

	test('nothing is lost and cleaning twice changes nothing', () => {
		fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), (value) => {
			const wanted = Object.keys(value).filter((key) => key !== '__proto__' && !/wachtwoord|paswoord|password/i.test(key));
			const once = cleanObject(value, shape('any'));
			expect(Object.keys(once).sort()).toEqual(wanted.sort());
			expect(cleanObject(once, shape('any'))).toEqual(once);
		}));
	});

	test('keys of hostile JSON do not reach a prototype', () => {
		const out = cleanObject(JSON.parse('{"__proto__":{"polluted":"yes"},"naam":"x"}') as Record<string, unknown>, shape('student'));
		expect(out).toEqual({ naam: 'x' });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('requests', () => {
	test('path, query and dates', () => {
		expect(build('student.get', { persoonId: STUDENT.toUpperCase(), refdate: '2026-11-22T23:30:00.000Z' }).path).toBe(`/1/students/${STUDENT}?refdate=2026-11-23`);
		expect(build('student.getAll', { schoolYear: '2026-27', changedSince: '2026-11-20T06:00:00' }).path).toBe('/1/students?schoolYear=2026-27&changedSince=2026-11-20T06%3A00');
		expect(build('document.getAll', { schoolYear: '2026-27', rlType: ['RL1', 'RL2'] }).path).toBe('/employees/documents?schoolYear=2026-27&rlType=RL1&rlType=RL2');
		expect(build('document.getPdf', { personId: STUDENT, documentId: '1/../2?x' }).path).toBe(`/employees/${STUDENT}/documents/1%2F..%2F2%3Fx/pdf`);
	});

	test('the XML services get login and every argument in the form, never in the address', () => {
		const { path, body } = build('xml.lln', { schooljaar: '2026-27', referentiedatum: '2026-11-03', gewijzigdSinds: '2026-11-03' });
		expect(path).toBe('/Lln');
		expect(Object.fromEntries(new URLSearchParams(String(body)))).toEqual({ ...LOGIN, instelnr: '099999', schooljaar: '2026-27', referentiedatum: '03-11-2026', hoofdstructuur: '', gewijzigdSinds: '3-11-2026' });
	});

	test('a file goes along as multipart, byte for byte', () => {
		const bytes = Buffer.from([0, 255, 13, 10, 45, 45]);
		const { headers, body } = build('document.submitSigned', { personId: STUDENT, documentId: '7', status: 'Ondertekend', tijdstip: '2026-11-20T10:00:00', bestand: { base64: bytes.toString('base64'), fileName: 'a"\r\nb.pdf', mimeType: 'application/pdf' } });
		const boundary = /boundary=(.+)$/.exec(headers['Content-Type']!)![1]!;
		const text = Buffer.from(body as Uint8Array);
		expect(text.includes(Buffer.concat([Buffer.from('Content-Type: application/pdf\r\n\r\n'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]))).toBe(true);
		expect(text.toString('latin1')).toContain('filename="a___b.pdf"');
		expect(text.toString('latin1')).toContain('name="tijdstip"\r\n\r\n2026-11-20T10:00:00\r\n');
	});

	test('what was left empty is not sent; fixed values are, and nothing else is invented', () => {
		const { body } = build('preregistration.updatePersonalDetails', { preRegistrationId: STUDENT, lastName: ' Voorbeeld ', firstName: '', sex: 1, options: 'x' });
		expect(JSON.parse(String(body))).toEqual({ isHomeless: false, migrating: false, isIndicatorPupil: false, Relationships: [], admgrpId: '000000', registrationStatus: 0, preRegistrationId: STUDENT, lastName: 'Voorbeeld', sex: 1, institute: '099999' });
	});

	test.each([['2026-27', true], ['2099-00', true], ['2026-28', false], ['2026-2027', false], ['26-27', false], ['', false]])('school year %p', (year, good) => expect(isSchoolYear(year)).toBe(good));

	test('what path and query need is asked before anything is sent', () => {
		expect(() => build('student.get', { persoonId: '' })).toThrow('“Person ID (PersoonId)” is not filled in. Nothing was sent.');
		expect(() => build('student.getAll', { schoolYear: undefined })).toThrow(/School Year \(Schooljaar\)/);
	});
});

describe('the table', () => {
	test('ids are unique, every name in a path is an argument, every call has both languages and a sentence', () => {
		expect(new Set(CALLS.map(({ id }) => id)).size).toBe(CALLS.length);
		for (const { path, args, label, description } of CALLS) {
			expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(args.filter((arg) => arg.in === 'path').map(({ name }) => name).sort());
			for (const text of [label.en, label.nl, description]) expect(text).not.toBe('');
			expect(description).toMatch(/^[A-Z].*[^ ]$/);
			for (const arg of args) expect(arg.label.nl).not.toBe('');
		}
	});

	test('only reads and writes of absolute values are repeated', () => {
		expect(CALLS.filter(({ writes, repeatable }) => !writes && !repeatable)).toEqual([]);
		expect(CALLS.filter(({ writes, repeatable, method }) => writes && repeatable && method !== 'PUT')).toEqual([]);
		expect(CALLS.filter(({ writes, method, service }) => !writes && method !== 'GET' && !service.startsWith('xml'))).toEqual([]);
	});
});

describe('XML', () => {
	const relaties = shape('xmlRelaties');
	const LIST = '<ArrayOfWsRelaties xmlns="http://x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><WsRelaties><PPersoon>7</PPersoon><Relaties><Relatie><PRelatie>1</PRelatie><Naam>D&amp;A</Naam><Insz xsi:nil="true"/></Relatie></Relaties></WsRelaties><WsRelaties><PPersoon>8</PPersoon><Relaties/></WsRelaties></ArrayOfWsRelaties>';

	test('a list, one item in it, an inner list of one, and none', () => {
		const items = xmlItems(parseXml(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${LIST}`), 'WsRelaties', relaties).map((each) => cleanObject(each, relaties));
		expect(items).toEqual([{ PPersoon: 7, Relaties: [{ PRelatie: 1, Naam: 'D&A', Insz: null }] }, { PPersoon: 8, Relaties: [] }]);
		expect(xmlItems(parseXml('<ArrayOfWsRelaties xmlns="http://x" />'), 'WsRelaties', relaties)).toEqual([]);
	});

	test('in a SOAP envelope, and as a DataSet with its schema', () => {
		const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><RelatiesResponse><RelatiesResult><WsRelaties><PPersoon>7</PPersoon></WsRelaties></RelatiesResult></RelatiesResponse></soap:Body></soap:Envelope>`;
		for (const item of ['WsRelaties', '']) expect(xmlItems(parseXml(envelope), item, relaties)).toEqual([{ PPersoon: '7' }]);
		const set = '<DataSet><xs:schema xmlns:xs="x"><xs:element name="Table1"/></xs:schema><diffgr:diffgram xmlns:diffgr="d"><NewDataSet><Table1><p_persoon>7</p_persoon></Table1></NewDataSet></diffgr:diffgram></DataSet>';
		for (const item of ['Table1', '']) expect(xmlItems(parseXml(set), item, shape('xmlNaDatum'))).toEqual([{ p_persoon: '7' }]);
	});

	test.each(['<boolean xmlns="http://x">true</boolean>', '<e:Envelope xmlns:e="e"><e:Body><AuthenticateUserResponse><AuthenticateUserResult>true</AuthenticateUserResult></AuthenticateUserResponse></e:Body></e:Envelope>'])('truth: %s', (text) => {
		expect(xmlTruth(parseXml(text))).toBe(true);
		expect(xmlTruth(parseXml(text.replace('>true<', '>false<')))).toBe(false);
	});

	test.each(['', 'geen xml', LIST.slice(0, 80), '<a></b>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'])('no whole document: %p', (text) => expect(() => parseXml(text)).toThrow());
});

describe('refusals', () => {
	const asked = { what: '“x”', book: 'students' as CodeBook, systemic: false };
	const response = (status: number, body: unknown) => ({ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) });

	test.each([
		[{ message: 'x', errors: [{ code: 'BR012', message: 'geheim' }] }, ['BR012']],
		[{ Message: 'x', Errors: [{ Code: 'BR012' }, { Code: 'BR013' }] }, ['BR012', 'BR013']],
		[{ type: 't', title: 'Conflict', status: 409, validationErrors: [{ name: 'timestamp', reason: 'geheim', code: 'MNA007' }, { name: 'x', reason: 'y', code: null }] }, ['MNA007']],
		['<html>', []], ['null', []], [[], []], [{ errors: 'x' }, []], [{ errors: [null, { code: 'Jan Janssens' }] }, []],
	])('codes of %j', (body, codes) => expect(errorCodes(typeof body === 'string' ? body : JSON.stringify(body))).toEqual(codes));

	test('all problems at once, each with its field, and no word of the vendor', () => {
		const error = refusal(response(400, { errors: [{ code: 'BR012', message: 'geheim van de leverancier' }, { code: 'BR037C' }, { code: 'BR999' }] }), asked);
		expect(error.message).toBe('Informat refused “x”: “gsm” is longer than 20 characters (BR012); “vestigingsnummer” is not a location of this institute (BR037C); it gives a code without explanation (BR999). Correct it and send it again. Look the number up in Informat.');
		expect(error).toMatchObject({ kind: 'refused', systemic: false, code: 'BR012', field: 'gsm' });
	});

	test.each([[500, 'unavailable'], [503, 'unavailable'], [999, 'unavailable'], [429, 'unavailable'], [400, 'notUnderstood'], [404, 'notUnderstood'], [409, 'refused']] as const)('%i without code is %s', (status, kind) => expect(refusal(response(status, 'geheim'), asked)).toMatchObject({ kind }));

	test('the same code means other things in other services', () => {
		expect(codeText('students', 'BR012')!.field).toBe('gsm');
		expect(codeText('personnel', 'BR012A')!.field).toBe('afzender');
		expect(codeText('push', 'MNA007')!.problem).toMatch(/newer value/);
		expect(codeText('students', 'BR020B')!.field).toBe('relaties');
		expect(codeText('students', 'XX001')).toBeUndefined();
	});

	test('every code is a sentence with a remedy', () => {
		for (const book of Object.keys(CODES) as CodeBook[]) {
			for (const code of Object.keys(CODES[book])) {
				const { problem, remedy } = codeText(book, code)!;
				expect(problem).toMatch(/^[a-z].*[^.]$/i);
				expect(remedy).toMatch(/^[A-Z].*[^.]$/);
			}
		}
	});
});

describe('derived', () => {
	const line = (over = {}) => ({ klasId: 'k-1', pKlas: 1, klasCode: '3NWa', klas: '3 NW a', groepType: 0, begindatum: '2026-09-01', einddatum: null, klassenleraars: [{ persoonId: 'l-1' }], ...over });
	const registration = (over = {}) => ({ instelnr: '099999', persoonId: 'p-1', status: 0, begindatum: '2026-09-01', einddatum: null, nrAdmgrp: '012300', vestCode: '001', inschrKlassen: [line()], ...over });

	test('one item per class with its pupils, groups and teachers', () => {
		const all = [registration(), registration({ persoonId: 'p-2', nrAdmgrp: '012301', inschrKlassen: [line(), line({ klasId: 'g-1', klasCode: 'WIS', groepType: 1 })] }), registration({ persoonId: 'p-3', status: 1 }), registration({ persoonId: 'p-4', einddatum: '2026-09-01' })];
		expect(derive('classes', all, '')).toEqual([{ instelnr: '099999', klasId: 'k-1', pKlas: 1, klasCode: '3NWa', klas: '3 NW a', groepType: 0, vestCode: '001', vestiging: null, administratieveGroepen: ['012300', '012301'], klassenleraars: ['l-1'], leerlingen: 2 }]);
		expect(derive('groups', all, '').map(({ klasCode }) => klasCode)).toEqual(['WIS']);
	});

	test('on a day only what holds then', () => {
		const all = [registration({ inschrKlassen: [line({ einddatum: '2026-10-31' }), line({ klasId: 'k-2', klasCode: '3NWb', begindatum: '2026-11-01' })] })];
		expect(derive('classes', all, '2026-11-23').map(({ klasCode }) => klasCode)).toEqual(['3NWb']);
		expect(derive('classes', all, '2026-07-01')).toEqual([]);
	});

	test('one person in two institutes', () => {
		const people = joinPeople([{ instelnr: '099999', persoonId: 'p-1', naam: 'A', inschrijvingsId: null }, { instelnr: '088888', persoonId: 'p-1', naam: 'A', inschrijvingsId: 'i-2' }, { instelnr: '088888', persoonId: 'p-2', naam: 'B', inschrijvingsId: null }]);
		expect(people).toEqual([{ instelnr: '099999', persoonId: 'p-1', naam: 'A', inschrijvingsId: 'i-2', instellingen: ['099999', '088888'], inschrijvingen: [{ instelnr: '088888', inschrijvingsId: 'i-2' }] }, { instelnr: '088888', persoonId: 'p-2', naam: 'B', inschrijvingsId: null, instellingen: ['088888'], inschrijvingen: [] }]);
	});
});
