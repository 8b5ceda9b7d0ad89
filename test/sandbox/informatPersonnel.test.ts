/** The Personeel API: the lists and their fields, the writes, and every documented refusal. */
import { randomUUID } from 'node:crypto';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { Interruption } from '../../sandbox/informat/staff';
import { codes, control, informat, token, type Answer } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 200, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

type Body = Record<string, unknown>;
const staff = async (line: string, options: { body?: unknown; headers?: Record<string, string>; token?: string } = {}): Promise<Answer> => await informat(school, line, { base: school.informatPersonnel, ...options });
const year = 'schoolyear=2026-27&structure=311';

const FIELDS: Readonly<Record<string, string>> = {
	employees: 'pPersoon personId personaId naam voornaam bijkomendeVoornamen stamnr sortName nickName geslacht initialen geboortedatum geboorteplaats geboortelandCode nationaliteitCode rijksregisternr bisnr bank hoofdAmbt eersteDienstSchool eersteDienstScholengroep eersteDienstScholengemeenschap isActive pensioendatum isMindervalide isOverleden datumOverleden burgStand partner adressen comnrs emailadressen kinderen personeelsgroepen',
	'employees/assignments': 'id pOpdracht personId begindatum einddatum ambtCode vervangingen urenTbsOB reaffWedertew afstandWachtgeld isTao aanstellingscode ato vakRubriek',
	'employees/ownfields': 'personId vvId naam waarde dataType rubriek',
	'employees/photos': 'id personId photo',
	'employees/diplomas': 'id personId omschrijving uitgereiktDoor uitgereiktOp isHoofddiploma isBekwaamheidsbewijs',
	'employees/interruptions': 'pOnderbreking doId personId hfd begindatum einddatum code omschrijving soort verstuurdAgODi opmSecretariaat opmPersoneelslid staking stakingUren ziekteverlofZonderBezoldiging',
	'employees/documents': 'documentId personId rlType tekenStatus zendingnr referentie aangemaaktOp verstuurdNaarEdisonOp edisonStatusGewijzigdOp',
};

test.each(Object.entries(FIELDS))('%s is a bare list', async (path, fields) => {
	const { status, body } = await staff(`GET /${path}?${year}`);
	expect(status).toBe(200);
	expect(body.length).toBeGreaterThan(0);
	for (const row of body) expect(Object.keys(row).filter((key) => !key.endsWith('Ingangsdatum'))).toEqual(fields.split(' '));
});

test('one person, and the lists of one person', async () => {
	const { body: all } = await staff(`GET /employees?${year}`);
	const { body: one } = await staff(`GET /employees/${all[1].personId}?${year}`);
	expect(one).toEqual(all[1]);
	for (const list of ['ownfields', 'photos', 'diplomas', 'interruptions']) {
		const { body: everyone } = await staff(`GET /employees/${list}?${year}`);
		const { personId } = everyone[0];
		expect((await staff(`GET /employees/${personId}/${list}?${year}`)).body).toEqual(everyone.filter((each: { personId: string }) => each.personId === personId));
	}
	expect((await staff(`GET /employees/${randomUUID()}`)).status).toBe(404);
	expect((await staff(`GET /employees/${randomUUID()}/diplomas`)).status).toBe(404);
	expect((await staff('GET /employees/absences')).status).toBe(404);
	expect((await staff('POST /employees')).status).toBe(404);
});

test('this year has who has an assignment or is active, last year who had an assignment', async () => {
	const ids = async (query: string): Promise<Set<number>> => new Set((await staff(`GET /employees?${query}`)).body.map(({ pPersoon }: { pPersoon: number }) => pPersoon));
	const { employees } = school.school.informat.staff;
	const [left, waiting, fresh] = employees.slice(-3).map(({ pPersoon }) => pPersoon);
	const now = await ids('schoolyear=2026-27');
	expect([now.has(left!), now.has(waiting!), now.has(fresh!)]).toEqual([false, true, true]);
	const before = await ids('schoolYear=2025-26');
	expect([before.has(left!), before.has(waiting!), before.has(fresh!)]).toEqual([true, true, false]);
	expect((await ids('schoolyear=2026-27&structure=111')).size).toBe(0);
	expect((await ids('schoolyear=2026-27&changedSince=2026-11-01')).size).toBe(0);
	await control(school, `PATCH /informat/employees/${fresh}`, { voornaam: 'Anders' });
	expect([...(await ids('schoolyear=2026-27&changedSince=2026-11-01'))]).toEqual([fresh]);
});

test('401 without the scope, 400 for a year, a version or a kind that is none', async () => {
	const other = String((await token(school, { scope: `api_informat_sas_leerlingen.leerlingen.${school.institute}` })).body.access_token);
	expect((await staff(`GET /employees?${year}`, { token: other })).status).toBe(401);
	// Without any scope a token opens the staff lists.
	expect((await staff(`GET /employees?${year}`, { token: String((await token(school, { scope: '' })).body.access_token) })).status).toBe(200);
	expect(codes(await staff('GET /employees?schoolyear=2026'))).toEqual(['BR034B']);
	expect((await staff(`GET /employees?${year}`, { headers: { 'Api-Version': '3' } })).status).toBe(400);
	expect((await staff(`GET /employees?${year}`, { headers: { 'Api-Version': '2' } })).status).toBe(200);
	expect((await staff('GET /employees/documents?rlType=RL3')).status).toBe(400);
});

describe('interruptions', () => {
	const interruption = (change: Body = {}): Body => ({ instelnr: school.institute, schooljaar: '2026-27', hfd: '311', code: '1', begindatum: '2026-11-24', einddatum: '2026-11-27', afzender: 'Rehearsal', ...change });
	const someone = (at = 8): string => school.school.informat.staff.employees[at]!.personId;
	const put = async (change: Body = {}, id: string = randomUUID(), personId = someone()): Promise<Answer> => await staff(`PUT /employees/${personId}/interruptions/${id}`, { body: interruption(change) });
	const own = (): Interruption[] => school.school.informat.staff.interruptions.filter(({ byApi }) => !byApi);

	test.each<[string, Body]>([
		['BR003A', { instelnr: '' }], ['BR004A', { schooljaar: undefined }], ['BR004B', { schooljaar: '2026' }], ['BR005A', { hfd: null }], ['BR005B', { hfd: '31' }], ['BR006A', { code: '' }], ['BR006B', { code: '999' }], ['BR007A', { begindatum: undefined }], ['BR000', { begindatum: 'x' }], ['BR008A', { einddatum: undefined }], ['BR008B', { einddatum: '2026-11-23' }],
		['BR009', { opmerking: 'x'.repeat(51) }], ['BR010', { naamGeneesheer: 'x'.repeat(76) }], ['BR011', { telefoonGeneesheer: 'x'.repeat(21) }], ['BR012A', { afzender: '' }], ['BR012B', { afzender: 'x'.repeat(51) }], ['BR013', { hfd: '111' }], ['BR013', { instelnr: '088888' }], ['BR000', { magWoonstVerlaten: 'no' }],
	])('400 %s for %j', async (code, change) => {
		const answer = await put(change);
		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	test('400 for keys that are none', async () => {
		expect(codes(await put({}, 'x'))).toEqual(['BR002']);
		expect(codes(await put({}, randomUUID(), 'x'))).toEqual(['BR001']);
		expect(codes(await put({}, randomUUID(), randomUUID()))).toEqual(['BR014']);
	});

	test('new, changed, read back and removed', async () => {
		const id = randomUUID();
		expect((await put({ opmerking: 'griep' }, id)).status).toBe(200);
		expect((await put({ einddatum: '2026-11-30', opmerking: 'griep' }, id)).status).toBe(200);
		const read = async (): Promise<Body[]> => (await staff(`GET /employees/${someone()}/interruptions?${year}`)).body;
		expect(await read()).toEqual([expect.objectContaining({ doId: id, begindatum: '2026-11-24T00:00:00', einddatum: '2026-11-30T00:00:00', code: '1', opmPersoneelslid: 'griep', verstuurdAgODi: false })]);
		expect((await staff(`DELETE /employees/interruptions/${id}`)).status).toBe(200);
		expect(await read()).toEqual([]);
		expect(await staff(`DELETE /employees/interruptions/${id}`).then((answer) => [answer.status, codes(answer)])).toEqual([400, ['BR018']]);
	});

	test('405 for what belongs elsewhere, was sent or is replaced, or overlaps', async () => {
		const [open, sent, replaced] = own();
		const same = ({ row }: Interruption, change: Body = {}): Body => interruption({ begindatum: row.begindatum.slice(0, 10), einddatum: row.einddatum.slice(0, 10), ...change });
		const change = async (one: Interruption, body: Body, personId = one.row.personId): Promise<unknown> => {
			const answer = await staff(`PUT /employees/${personId}/interruptions/${one.row.doId}`, { body });
			return [answer.status, codes(answer)];
		};
		expect(await change(open!, same(open!), someone())).toEqual([405, ['MNA002']]);
		expect(await change(sent!, same(sent!, { einddatum: '2026-10-30' }))).toEqual([405, ['MNA003']]);
		expect(await change(sent!, same(sent!, { opmerking: 'mag' }))).toEqual([200, []]);
		expect(await change(replaced!, same(replaced!, { einddatum: '2026-10-30' }))).toEqual([405, ['MNA004']]);
		expect(codes(await put({ begindatum: open!.row.begindatum.slice(0, 10) }, randomUUID(), open!.row.personId))).toEqual(['MNA005']);
		const own1 = randomUUID();
		await put({ begindatum: '2026-12-07', einddatum: '2026-12-08' }, own1, open!.row.personId);
		expect(codes(await put({ begindatum: open!.row.begindatum.slice(0, 10) }, own1, open!.row.personId))).toEqual(['MNA006']);
		open!.place = { ...open!.place, instelnr: '088888' };
		expect(await change(open!, same(open!))).toEqual([405, ['MNA001']]);
		open!.place = { ...open!.place, instelnr: school.institute };
	});

	test('405 for what may not be removed', async () => {
		const [open, sent, replaced] = own();
		const remove = async ({ row }: Interruption): Promise<unknown> => {
			const answer = await staff(`DELETE /employees/interruptions/${row.doId}`);
			return [answer.status, codes(answer)];
		};
		expect(await remove(open!)).toEqual([405, ['MNA008']]);
		for (const each of [open!, sent!, replaced!]) each.byApi = true;
		await control(school, `PATCH /informat/interruptions/${open!.row.doId}`, { verified: true });
		expect(await remove(open!)).toEqual([405, ['MNA009']]);
		sent!.verified = replaced!.verified = false;
		expect(await remove(sent!)).toEqual([405, ['MNA010']]);
		expect(await remove(replaced!)).toEqual([405, ['MNA011']]);
	});

	test('attachments', async () => {
		const id = randomUUID();
		await put({ begindatum: '2027-01-11', einddatum: '2027-01-12' }, id);
		const attach = async (body: Body, attachmentId: string = randomUUID(), interruptionId: string = id): Promise<Answer> => await staff(`PUT /employees/interruptions/${interruptionId}/attachments/${attachmentId}`, { body: { filename: 'attest.pdf', file: Buffer.from('%PDF-').toString('base64'), ...body } });
		for (const [code, body] of [['BR016A', { filename: '' }], ['BR016B', { filename: `${'x'.repeat(100)}.pdf` }], ['BR016C', { filename: 'attest.exe' }], ['BR017A', { file: undefined }], ['BR000', { file: '<no base64>' }], ['BR017B', { file: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') }]] as const) expect(codes(await attach(body))).toEqual([code]);
		expect(codes(await attach({}, 'x'))).toEqual(['BR015']);
		expect(codes(await attach({}, randomUUID(), randomUUID()))).toEqual(['BR018']);
		const attachmentId = randomUUID();
		expect((await attach({}, attachmentId)).status).toBe(200);
		expect((await control(school, `GET /informat/interruptions/${id}`)).body.attachments).toEqual({ [attachmentId]: { filename: 'attest.pdf', bytes: 5 } });
		const elsewhere = own().find(({ row }) => row.personId !== someone()) ?? school.school.informat.staff.interruptions.find(({ row }) => row.personId !== someone())!;
		expect(codes(await attach({}, attachmentId, elsewhere.row.doId))).toEqual(['MNA007']);
		expect((await staff(`DELETE /employees/interruptions/${id}/attachments/${attachmentId}`)).status).toBe(200);
		expect(await staff(`DELETE /employees/interruptions/${id}/attachments/${attachmentId}`).then((answer) => [answer.status, codes(answer)])).toEqual([400, ['BR019']]);
	});
});

describe('documents', () => {
	const first = (): { personId: string; documentId: number } => school.school.informat.staff.documents[0]!.row;
	const address = (): string => `/employees/${first().personId}/documents/${first().documentId}`;
	function form(fields: Record<string, string>, file?: string): FormData {
		const made = new FormData();
		for (const [name, value] of Object.entries(fields)) made.append(name, value);
		if (file !== undefined) made.append('bestand', new Blob([file], { type: 'application/pdf' }), 'signed.pdf');
		return made;
	}
	const sign = async (body: FormData): Promise<Answer> => await staff(`POST ${address()}/signeddocument`, { body });

	test('by kind, and by the moment of their last change', async () => {
		const list = async (query: string): Promise<{ rlType: string }[]> => (await staff(`GET /employees/documents?schoolYear=2026-27&${query}`)).body;
		const all = await list('');
		expect(new Set(all.map(({ rlType }) => rlType))).toEqual(new Set(['RL1', 'RL2', 'RL4']));
		expect((await list('rlType=RL1&rlType=RL2')).length).toBe(all.filter(({ rlType }) => rlType !== 'RL4').length);
		expect(await list('referencedate=2026-11-01T00:00:00Z')).toEqual([]);
	});

	test('the document, in bytes or as a text', async () => {
		expect(await staff(`GET ${address()}/pdf`)).toMatchObject({ status: 200, type: 'application/pdf', text: expect.stringMatching(/^%PDF-/) });
		await control(school, 'PUT /settings', { documentPdf: 'base64' });
		expect(Buffer.from((await staff(`GET ${address()}/pdf`)).body, 'base64').toString()).toMatch(/^%PDF-/);
		expect((await staff(`GET /employees/${randomUUID()}/documents/1/pdf`)).status).toBe(404);
	});

	test('comes back signed or refused', async () => {
		const moment = { tijdstip: '2026-11-23T10:00:00Z' };
		for (const wrong of [form({ ...moment, status: 'Bekeken' }), form({ status: 'Geweigerd', tijdstip: 'nu' }), form({ ...moment, status: 'Ondertekend' }), form({ ...moment, status: 'Ondertekend' }, 'no pdf')]) expect((await sign(wrong)).status).toBe(400);
		expect((await staff(`POST ${address()}/signeddocument`, { body: { status: 'Geweigerd' } })).status).toBe(400);
		expect((await sign(form({ ...moment, status: 'Geweigerd' }))).status).toBe(200);
		expect((await sign(form({ ...moment, status: 'Ondertekend' }, '%PDF-1.1'))).status).toBe(200);
		expect((await control(school, `GET /informat/documents/${first().documentId}`)).body).toMatchObject({ signed: { tijdstip: '2026-11-23T10:00:00Z', bytes: 8 }, row: { tekenStatus: 'Ondertekend' } });
	});
});
