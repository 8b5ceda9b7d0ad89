/** Co-accounts in a real n8n: families of every kind end as the table says, then a year of changes, and no parent ever gets anything of another one. */
import { installTemplate } from '../../sandbox/rehearsal';
import type { Student } from '../../sandbox/informat/store';
import { calls, end, go, goApproved, rehearsal, reviewOf, storedRows, summaryOf, writeLines, type Rehearsal } from './setup';

jest.setTimeout(600_000);

const TABLE = 'informat_smartschool_coaccounts';
const ORDER = { volgorde: 'Voogd, Plusvader, Plusmoeder, Grootvader, Grootmoeder, Vader, Moeder, Pleegvader, Pleegmoeder' };

let at: Rehearsal;
/** Every value that came into a co-account, as the platform itself saw it. */
const written: { pupil: string; nr: number; field: string; value: string }[] = [];
beforeAll(async () => {
	const base = await rehearsal(60);
	at = { ...base, workflow: await installTemplate(base.n8n, base.school, true, '04-co-accounts.json') };
	for (const account of at.school.school.platform.accounts) {
		account.profile = new Proxy(account.profile, {
			set(profile, key, value: string) {
				const [, field, slot, status] = /^(?:(\w+)_coaccount([1-6])|status([1-6]))$/.exec(String(key)) ?? [];
				if (slot ?? status) written.push({ pupil: String(profile.internnummer), nr: Number(slot ?? status), field: field ?? 'status', value });
				profile[String(key)] = value;
				return true;
			},
		});
	}
});
afterAll(async () => await end(at));

const number = (kind: string): string => String(at.school.school.summary.families[kind]);
const pupil = (nr: string): Student => at.school.school.informat.students.find(({ pPersoon }) => String(pPersoon) === nr)!;
const student = (kind: string): Student => pupil(number(kind));
const profile = (kind: string) => at.school.school.platform.byInternNumber(number(kind))!.profile;
const SLOTS = [1, 2, 3, 4, 5, 6];
/** First names by slot; `uit` when the parent has no access. */
const slots = (kind: string): string => SLOTS.map((nr) => (profile(kind)[`voornaam_coaccount${nr}`] === '' ? '-' : `${profile(kind)[`voornaam_coaccount${nr}`]}${profile(kind)[`status${nr}`] === 'actief' ? '' : ' uit'}`)).join(' ').replace(/( -)+$/, '');

/** Everything that was written since the last look is one relation's own: the one that is in that slot. */
function nothingOfAnother(): number {
	for (const { pupil: nr, nr: slot, field, value } of written) {
		const account = at.school.school.platform.byInternNumber(nr)!.profile;
		const inSlot = pupil(nr).relaties.filter(({ naam, voornaam }) => naam === account[`naam_coaccount${slot}`] && voornaam === account[`voornaam_coaccount${slot}`]);
		if (field === 'status' || field.endsWith('_isVerified')) continue;
		expect(inSlot.length).toBeGreaterThan(0);
		const own = inSlot.flatMap(({ type, naam, voornaam, emails, comnrs }) => [type, naam, voornaam, ...emails.map(({ email }) => email), ...comnrs.filter((each) => each.type !== 'Domicilie').map((each) => each.nr)]);
		expect(own).toContain(value);
	}
	return written.splice(0).length;
}

/** By hand: what must be in Smartschool after the first run. */
const FIRST: Readonly<Record<string, string>> = {
	tweeOuders: 'Els Tom',
	eenOuder: 'Els',
	geenRelaties: '-',
	tweeMoeders: 'Els An',
	gescheiden: 'Tom - Els', // he was in the first one already, and stays
	plusouder: 'Els Tom Jan',
	zesRelaties: 'Els Tom Jan Mia Fons Jo',
	zevenRelaties: 'Els Tom Bea Jan Mia Fons', // no room for Jo
	overleden: 'Els Tom uit',
	eenMail: 'Tom Els', // one address for both: told apart by name
	bevestigd: 'Els Tom',
	personeel: 'Els Tom Kim Bea', // the third is the school's own
	vreemde: 'Kim Tom Els', // the first is of somebody who is not in Informat
	onbekendSoort: '-',
	zonderNaam: 'Els',
	broerEnZus: 'Els Tom',
	broerEnZus2: 'Els Tom',
};

test('a preview writes and stores nothing', async () => {
	const execution = await go(at, { ...ORDER, modus: 'voorbeeld', goedgekeurdPlan: '' });
	expect(execution.error).toBeUndefined();
	expect(calls(at, 'writes')).toEqual({});
	expect(await at.n8n.tableRows(TABLE)).toEqual([]);
	const { rapport, vastgehouden } = summaryOf(execution);
	expect(rapport).toContain('# Voorbeeld co-accounts: er is niets gewijzigd');
	expect(vastgehouden).toMatchObject([{ scope: 'coAccountCreate' }]);
	expect(written).toEqual([]);
});

test('every family ends as the table says', async () => {
	const execution = await goApproved(at, ORDER);
	expect(execution.error).toBeUndefined();
	expect(execution.items('Mislukt')).toEqual([]);
	expect(Object.fromEntries(Object.keys(FIRST).map((kind) => [kind, slots(kind)]))).toEqual(FIRST);
	expect(nothingOfAnother()).toBeGreaterThan(100);
	// Only one field per call, the access of who died first, and no password.
	expect(Object.keys(calls(at, 'writes'))).toEqual(['smartschool saveUserParameter']);
	expect(writeLines(at)[0]).toMatchObject({ key: number('overleden'), field: 'status_coaccount2' });
	for (const { passwords } of at.school.school.platform.accounts) expect(Object.values(passwords).every(({ writes }) => writes === 0)).toBe(true);
	expect(profile('bevestigd').email_coaccount1).toBe('zelf.gekozen@example.be');
	expect(profile('gescheiden')).toMatchObject({ type_coaccount3: 'Moeder', telefoonnummer_coaccount1: '', telefoonnummer_coaccount3: '' });
	expect(profile('personeel')).toMatchObject({ type_coaccount3: 'Ondersteuner', naam_coaccount3: 'Buitenstaander' });
	const told = reviewOf(execution).map(({ soort, informat }) => `${soort} ${informat}`);
	expect(told.filter((each) => /^coAccount Jo /.test(each))).toHaveLength(1);
	expect(told.filter((each) => /^unknownCode .*Trajectcoach/.test(each))).toHaveLength(1);
});

test('the second run makes 0 writes, stores 0 rows and tells nothing again', async () => {
	const execution = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '' });
	expect(calls(at, 'writes')).toEqual({});
	expect(storedRows(execution)).toBe(0);
	expect(reviewOf(execution)).toEqual([]);
	expect(written).toEqual([]);
});

test('the table holds fingerprints only, and less than 1 KB for six co-accounts', async () => {
	const rows = await at.n8n.tableRows(TABLE);
	const stored = JSON.stringify(rows.map(({ key, state }) => [key, state]));
	for (const { relaties } of at.school.school.informat.students) for (const { naam, relatieId, emails } of relaties) for (const value of [naam, relatieId, emails[0]?.email]) if (value && value.length > 4) expect(stored).not.toContain(value);
	for (const { state } of rows) expect(String(state).length).toBeLessThanOrEqual(1024);
});

test('a year of changes: nobody moves, access ends first, and each change stays with its own parent', async () => {
	const relation = (kind: string, voornaam: string) => student(kind).relaties.find((each) => each.voornaam === voornaam)!;
	// The LPVs swap.
	for (const each of student('tweeOuders').relaties) each.lpv = 3 - each.lpv;
	// Divorced: the father gets an address, an e-mail and a number of his own.
	Object.assign(relation('plusouder', 'Tom'), { burgerlijkeStand: 'Gescheiden' });
	relation('plusouder', 'Tom').emails[0]!.email = 'tom.apart@example.org';
	relation('plusouder', 'Tom').comnrs[0]!.nr = '0470 00 77 01';
	// Deceased; gone from Informat; no access for one of two children.
	relation('eenMail', 'Tom').isOverleden = true;
	student('gescheiden').relaties = student('gescheiden').relaties.filter(({ voornaam }) => voornaam !== 'Tom');
	const geenToegang = `${number('broerEnZus2')}: Tom ${relation('broerEnZus2', 'Tom').naam}`;
	// A parent's own edits in Smartschool, and an address that a parent has verified.
	Object.assign(profile('tweeMoeders'), { email_coaccount2: 'an.zelf@example.be', mobielnummer_coaccount2: '0470 00 77 02' });
	Object.assign(profile('bevestigd'), { email_coaccount2_isVerified: true });
	relation('bevestigd', 'Tom').emails[0]!.email = 'tom.werk@example.org';
	// A seventh relation; a colleague in the third slot; a father who comes later.
	const like = (kind: string, voornaam: string, change: object) => ({ ...relation(kind, voornaam), comnrs: [], emails: [], pRelatie: 1, relatieId: `00000000-0000-4000-a000-${number(kind).padStart(12, '0')}`, ...change });
	student('zesRelaties').relaties.push(like('zesRelaties', 'Jo', { type: 'Voogd', voornaam: 'Bea', naam: 'Van Bea', lpv: 0 }));
	Object.assign(profile('eenOuder'), { type_coaccount3: 'Collega', naam_coaccount3: 'Testaert', voornaam_coaccount3: 'Bo', status3: 'actief' });
	student('eenOuder').relaties.push(like('eenOuder', 'Els', { type: 'Vader', voornaam: 'Tom', naam: 'Van Later', lpv: 2 }));
	written.splice(0);

	const execution = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '', geenToegang, grensCoAccountsUit: 10 });
	expect(execution.error).toBeUndefined();
	expect(execution.items('Mislukt')).toEqual([]);
	expect(Object.fromEntries(Object.keys(FIRST).map((kind) => [kind, slots(kind)]))).toEqual({
		...FIRST, eenOuder: 'Els Tom Bo', gescheiden: 'Tom uit - Els', eenMail: 'Tom uit Els', broerEnZus2: 'Els Tom uit',
	});
	expect(profile('plusouder')).toMatchObject({ email_coaccount2: 'tom.apart@example.org', mobielnummer_coaccount2: '0470 00 77 01' });
	expect(profile('tweeMoeders')).toMatchObject({ email_coaccount2: 'an.zelf@example.be', mobielnummer_coaccount2: '0470 00 77 02' });
	expect(profile('bevestigd').email_coaccount2).toMatch(/^tom\d+@example\.org$/);
	expect(profile('eenOuder')).toMatchObject({ type_coaccount3: 'Collega', naam_coaccount3: 'Testaert', naam_coaccount2: 'Van Later' });
	// Three lose their access before anything else is written.
	expect(writeLines(at).slice(0, 3).map(({ key, field }) => `${key} ${field}`).sort()).toEqual([`${number('gescheiden')} status_coaccount1`, `${number('eenMail')} status_coaccount1`, `${number('broerEnZus2')} status_coaccount2`].sort());
	expect(nothingOfAnother()).toBeGreaterThan(5);
	expect(reviewOf(execution).map(({ soort, veld }) => `${soort} ${veld}`).sort()).toEqual([
		'coAccount Co-account', 'todo Co-account 2: E-mail (e-mail)', 'todo Co-account 2: E-mail (e-mail)', 'todo Co-account 2: Gsm (mobile)',
	]);
	const tasks = await at.n8n.tableRows('informat_smartschool_takenlijst');
	expect(tasks.map(({ nieuweWaarde }) => String(nieuweWaarde)).sort()).toEqual(['0470 00 77 02', 'an.zelf@example.be', String(profile('bevestigd').email_coaccount2)].sort());
	await go(at, {});
	expect(calls(at, 'writes')).toEqual({});
	expect(written).toEqual([]);
});

test('the co-account of who stays away is emptied only with an approval', async () => {
	for (const day of ['2026-12-01', '2026-12-10']) await go(at, { referentiedatum: day });
	const waits = await go(at, { referentiedatum: '2026-12-11' });
	expect(summaryOf(waits).vastgehouden).toMatchObject([{ scope: 'coAccountRemove', count: 1 }]);
	expect(calls(at, 'writes')).toEqual({});
	await go(at, { goedgekeurdPlan: summaryOf(waits).goedkeuring });
	expect(calls(at, 'writes')).toEqual({ 'smartschool removeCoAccount': 1 });
	expect(slots('gescheiden')).toBe('- - Els');
	await go(at, { goedgekeurdPlan: '' });
	expect(calls(at, 'writes')).toEqual({});
});
