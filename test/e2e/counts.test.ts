/** Calls equal the lower bound, and reads do not grow with the school. */
import { compareFirstRun } from './compare';
import { calls, end, go, goApproved, rehearsal, state, storedRows, writeLines } from './setup';

jest.setTimeout(900_000);

/** One institute, one root group: token, students, registrations; class tree, accounts. */
const READS = {
	'informat GET /1/registrations': 1,
	'informat GET /1/students': 1,
	'smartschool getAllAccountsExtended': 1,
	'smartschool getAllGroupsAndClasses': 1,
};

test.each([200, 1200])('a school of %i pupils', async (pupils) => {
	const at = await rehearsal(pupils);
	try {
		const before = await state(at);
		// Without looking back in the school career, which is a read per class move.
		await goApproved(at, { loopbaanNakijken: 'nee' });
		expect(calls(at, 'reads')).toEqual({ ...READS, 'smartschool getReferenceField': 1 });
		const after = await state(at);
		expect(compareFirstRun(before, after, at.school.today).problems).toEqual([]);
		// Writes: per record one saveUser, one call per parameter that differs, one class move, one leaving, one call for all groups; nothing else.
		const log = writeLines(at);
		for (const call of ['saveUser', 'saveUserToClass', 'saveUserToClassesAndGroups', 'unregisterStudent', 'changeInternNumber']) {
			const about = log.filter((line) => line.call === call).map((line) => line.key);
			expect(new Set(about).size).toBe(about.length);
		}
		expect(log.length).toBe(lowerBound(before, after));
		const quiet = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '' });
		expect(calls(at, 'reads')).toEqual(READS);
		expect(calls(at, 'writes')).toEqual({});
		expect(storedRows(quiet)).toBe(0);
	} finally {
		await end(at);
	}
});

const BASE = ['naam', 'voornaam', 'extravoornamen', 'initialen', 'geslacht', 'geboortedatum', 'geboorteplaats', 'geboorteland', 'emailadres', 'mobielnummer', 'telefoonnummer'];
const PARAMETERS = ['straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats', 'land', 'nationaliteitscode', 'godsdienstkeuze', 'soortleerling', 'informat_dokter', 'informat_doktertel', 'informat_languages', 'informat_optionalcourse', 'stamboeknummer'];
/** Where Smartschool puts every new account. */
const TARGET_GROUP = 'nieuw';
/** These go with the one saveUser that makes the account. */
const AT_CREATION = ['postcode', 'woonplaats', 'land'];

/** Counted from what really differs between the two states, not from any plan. */
function lowerBound(before: Awaited<ReturnType<typeof state>>, after: Awaited<ReturnType<typeof state>>): number {
	const old = new Map(before.smartschool.accounts.map((account) => [String(account.profile.gebruikersnaam), account]));
	let calls = after.smartschool.classes.length - before.smartschool.classes.length + after.smartschool.groups.length - before.smartschool.groups.length;
	const official = new Set(after.smartschool.classes.filter(({ isOfficial }) => isOfficial).map(({ code }) => code));
	for (const { profile, career, groups } of after.smartschool.accounts) {
		const was = old.get(String(profile.gebruikersnaam));
		const differs = (key: string) => String(profile[key] ?? '') !== String(was?.profile[key] ?? '');
		if (!was || BASE.some(differs)) calls++;
		calls += PARAMETERS.filter((key) => differs(key) && (was || !AT_CREATION.includes(key))).length;
		calls += career.length - (was?.career.length ?? 0);
		if (was && differs('internnummer')) calls++;
		// One call joins all groups that were added; a new account lands in the target group by itself. Leaving is a call each.
		if (groups.some((code) => !official.has(code) && !was?.groups.includes(code) && code !== TARGET_GROUP)) calls++;
		calls += was?.groups.filter((code) => !official.has(code) && !groups.includes(code)).length ?? 0;
	}
	return calls;
}
