/** The small parts of the Smartschool client, each by itself. */
import { readFileSync } from 'node:fs';
import { FILE, withOperations } from '../../scripts/smartschoolDocs';
import { Limiter } from '../../services/limiter';
import { typedAccount } from '../../services/smartschool/account';
import { NoAnswer, readAnswer } from '../../services/smartschool/answer';
import { operationById } from '../../services/smartschool/operations';
import { fromPhp, toPhp } from '../../services/smartschool/php';
import { decoded } from '../../services/smartschool/results';
import { argumentsOf } from '../../services/smartschool/values';
import { parseXml } from '../../services/smartschool/xml';

const envelope = (value: string, head = '<?xml version="1.0" encoding="UTF-8"?>') => Buffer.from(`${head}<E:Envelope xmlns:E="x"><E:Body><n:aResponse>${value}</n:aResponse></E:Body></E:Envelope>\n`);
const reason = (bytes: Buffer): string => {
	try {
		readAnswer(bytes);
	} catch (error) {
		if (error instanceof NoAnswer) return error.reason;
	}
	return 'read';
};

describe('reading an answer from its bytes', () => {
	test.each([
		['<return xsi:type="xsd:int">0</return>', 'int', '0'],
		['<return xsi:type="xsd:string">[{&quot;a&quot;:&quot;D\\u2019Hondt &amp; &lt;Zoon&gt;&quot;}]</return>', 'string', '[{"a":"D\\u2019Hondt & <Zoon>"}]'],
		['<return xsi:type="xsd:string">Zoë &#235;&#xEB;&#x1F600; &apos;</return>', 'string', 'Zoë ëë😀 \''],
		['<return>plain</return>', 'string', 'plain'],
		['<return xsi:nil="true"/>', 'string', ''],
		['<return xsi:type="xsd:string"></return>', 'string', ''],
		['', '', ''],
	])('%s', (value, type, text) => {
		expect(readAnswer(envelope(value))).toEqual({ fault: false, type, text });
	});

	test('what is no answer, and why', () => {
		const good = envelope('<return>x</return>');
		expect(reason(good)).toBe('read');
		expect(reason(good.subarray(0, good.length - 10))).toBe('cutOff');
		expect(reason(envelope('<return>x</return>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'))).toBe('documentType');
		expect(reason(envelope('<return>x</return>', '<?xml version="1.0" encoding="windows-1252"?>'))).toBe('charset');
		expect(reason(Buffer.from(good.toString(), 'utf16le'))).toBe('charset');
		expect(reason(Buffer.from(envelope('<return>Zoë</return>').toString(), 'latin1'))).toBe('charset');
		expect(reason(Buffer.from('<html></html>'))).toBe('noSoap');
		for (const value of ['<return>&unknown;</return>', '<return>&amp</return>', '<return><b>x</b></return>', '<return>&#x110000;</return>']) expect(reason(envelope(value))).toBe('noSoap');
	});

	test('a fault is told apart from data that speak of one', () => {
		expect(readAnswer(Buffer.from('<E:Envelope><E:Body><E:Fault><faultcode>x</faultcode></E:Fault></E:Body></E:Envelope>'))).toEqual({ fault: true });
		expect(readAnswer(envelope('<return>&lt;Fault&gt;</return>'))).toMatchObject({ fault: false });
	});
});

describe('calls at once', () => {
	/** Calls that end when told to, on a clock that moves when told to. */
	function set(cap: number) {
		let now = 0;
		const limiter = new Limiter(cap, undefined, () => now);
		const open: ((error?: Error) => void)[] = [];
		const start = () => void limiter.run('a', async () => await new Promise<void>((resolve, reject) => open.push((error) => (error ? reject(error) : resolve()))), () => true).catch(() => undefined);
		const settle = async () => await new Promise((resolve) => setImmediate(resolve));
		const end = async (took = 10, error?: Error) => {
			now += took;
			open.shift()!(error);
			await settle();
		};
		return { limiter, open, start, settle, end };
	}

	test('begin with two, grow to the cap while all goes well', async () => {
		const { limiter, open, start, settle, end } = set(4);
		for (let index = 0; index < 40; index++) start();
		await settle();
		expect(open).toHaveLength(2);
		for (let index = 0; index < 12; index++) await end();
		expect(limiter.atOnce).toBe(4);
		expect(open).toHaveLength(4);
	});

	test('halve on trouble and on a slow call, never below one', async () => {
		const { limiter, open, start, settle, end } = set(6);
		for (let index = 0; index < 100; index++) start();
		await settle();
		for (let index = 0; index < 30; index++) await end();
		expect(limiter.atOnce).toBe(6);
		await end(10, new Error('down'));
		expect(limiter.atOnce).toBe(3);
		await end(60_000);
		expect(limiter.atOnce).toBe(1);
		await end(10, new Error('down'));
		expect(limiter.atOnce).toBe(1);
		for (let index = 0; index < 8; index++) await end();
		expect(open.length).toBeLessThanOrEqual(limiter.atOnce);
	});

	test('a cap of one is kept', async () => {
		const { open, start, settle, end } = set(1);
		for (let index = 0; index < 5; index++) start();
		await settle();
		for (let index = 0; index < 3; index++) await end();
		expect(open).toHaveLength(1);
	});
});

describe('PHP text', () => {
	test('there and back, lengths in bytes', () => {
		const rows = [{ id: '1', desc: 'Klas é "x"; a:1:{}' }];
		expect(toPhp(rows)).toContain('s:4:"desc";s:19:');
		expect(fromPhp(toPhp(rows))).toEqual(rows);
		expect(fromPhp('a:3:{s:1:"a";b:1;s:1:"b";N;s:1:"c";d:1.5;}')).toEqual({ a: true, b: null, c: 1.5 });
	});

	test.each(['O:8:"stdClass":0:{}', 'a:1:{i:0;s:9:"x";}', 's:99999999999:"x";', 'x', 'a:1:{i:0;C:1:"a":0:{}}'])('refuses %s', (text) => {
		expect(() => fromPhp(text)).toThrow();
	});
});

test('XML inside answers: no document type, no bottomless nesting', () => {
	expect(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(/document type/);
	expect(() => parseXml('<a>'.repeat(5000))).toThrow();
	expect(parseXml('<a><b><![CDATA[x & y]]></b></a>').children[0]).toEqual({ name: 'b', text: 'x & y', children: [] });
});

describe('typed data', () => {
	test('odd values of an account', () => {
		expect(
			typedAccount({ gebruikersnaam: 'x', internnummer: null, stamboeknummer: 'NULL', geboortedatum: '0000-00-00', basisrol: '13', klasnummer: '7', schoolverlater: 0, last_successful_login: ';', 'Eigen veld': null, type_coaccount1: 0, status1: '', type_coaccount2: 'Vader', naam_coaccount2: 'Peeters', status2: 'actief', last_successful_login_coaccount2: '2026-09-01 08:00:00;2026-09-02 09:00:00' }),
		).toEqual({
			gebruikersnaam: 'x', internnummer: '', stamboeknummer: '', geboortedatum: null, basisrol: '13', rol: 'andere', klasnummer: 7, schoolverlater: false, 'Eigen veld': null, laatsteAanmelding: null, vorigeAanmelding: null,
			coAccounts: [{ nummer: 2, type: 'Vader', voornaam: '', naam: 'Peeters', status: 'actief', email: '', emailBevestigd: false, telefoonnummer: '', mobielnummer: '', tweestaps: false, laatsteAanmelding: '2026-09-02T09:00:00', vorigeAanmelding: '2026-09-01T08:00:00' }],
		});
	});

	test('absences: no school, deleted pupils, aliases, codes of the school itself', () => {
		const rows = decoded('absencePeople', '{"noor":{"am":null,"pm":null},"20260901_093000_yassin":{"am":"-","pm":"!"},"els":{"am":{"officialcode":"|","alias":"Aanwezig"},"pm":{"officialcode":"D","alias":"Dokter"}},"jan":null}', { date: '2026-11-20' });
		expect(rows.map(({ json: { user, deleted, am, pm, pmAlias, pmMeaning, absent } }) => [user, deleted, am, pm, pmAlias, pmMeaning, absent])).toEqual([
			['noor', false, null, null, null, null, false],
			['yassin', true, '-', '!', null, null, true],
			['els', false, '|', 'D', 'Dokter', 'doktersbezoek', true],
			['jan', false, null, null, null, null, false],
		]);
		expect(decoded('absencePeople', '[]', {})).toEqual([]);
	});

	test('the number of a job, whatever its key', () => {
		for (const text of ['{"serviceId":"7"}', '{"id":7}', '"7"']) expect(decoded('job', text, {})).toEqual([{ json: { serviceId: '7' } }]);
	});
});

test('dates, school years and lists as people write them', () => {
	const of = (id: string, given: Record<string, unknown>) => argumentsOf(operationById.get(id)!, given);
	for (const date of ['2026-09-01', '01-09-2026', '1/9/2026', '2026-09-01T00:00:00', '2026-08-31T22:00:00.000Z', '2026-09-01T00:00:00+02:00']) expect(of('getAbsentsByDate', { date })).toEqual({ date: '2026-09-01' });
	for (const schoolYear of ['2026', '2026-27', '2026-2027', 2026]) expect(of('getAbsents', { userIdentifier: '1', schoolYear }).schoolYear).toBe('2026');
	for (const csvList of ['a, b', 'a;b', ['a', 'b'], 'a\nb']) expect(of('saveUserToClasses', { userIdentifier: ' 1 ', csvList })).toEqual({ userIdentifier: '1', csvList: 'a,b' });
	expect(of('saveUserParameter', { userIdentifier: '1', paramName: 'email', paramValue: '' })).toEqual({ userIdentifier: '1', paramName: 'email', paramValue: '' });
	expect(of('savePassword', { userIdentifier: '1', password: ' x ', accountType: 0 })).toEqual({ userIdentifier: '1', password: ' x ', accountType: '0' });
});

test('the list of operations in the docs is the table', () => {
	const text = readFileSync(FILE, 'utf8');
	expect(withOperations(text)).toBe(text);
});
