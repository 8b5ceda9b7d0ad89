/** The n8n process dies hard in the middle of Apply; started again, the next run ends as if nothing had happened. */
import { startN8n } from '../../sandbox/n8n/server';
import { packedPackage, TRIGGER } from '../../sandbox/rehearsal';
import { compareFirstRun, type State } from './compare';
import { calls, end, go, goApproved, rehearsal, state, storedRows, sum, summaryOf, until, type Rehearsal } from './setup';

jest.setTimeout(600_000);

const PUPILS = 120;

/** What must be equal with and without the crash; of passwords only the number of writes. */
function comparable({ smartschool }: State): unknown {
	const accounts = smartschool.accounts.map(({ profile, groups, career, passwordWrites, mustChange }) => ({ profile, groups: [...groups].sort(), career, passwordWrites, mustChange }));
	return { accounts: accounts.sort((x, y) => (String(x.profile.gebruikersnaam) < String(y.profile.gebruikersnaam) ? -1 : 1)), classes: smartschool.classes.map(({ id: _id, ...klas }) => klas).sort((x, y) => (String(x.code) < String(y.code) ? -1 : 1)) };
}

let undisturbed: unknown;
beforeAll(async () => {
	const at = await rehearsal(PUPILS, 5);
	await goApproved(at);
	undisturbed = comparable(await state(at));
	await end(at);
});

test.each([3, 57, 200, 333])('killed after %i writes', async (writes) => {
	let at: Rehearsal = await rehearsal(PUPILS, 5);
	const before = await state(at);
	try {
		const preview = await go(at, { modus: 'voorbeeld' });
		await at.n8n.changeSettings(at.workflow, 'Instellingen', { modus: 'uitvoeren', goedgekeurdPlan: summaryOf(preview).goedkeuring, leerlingenPerGroepje: 10, beurtMinuten: 0.1 });
		await at.n8n.startWorkflow(at.workflow, TRIGGER);
		await until(() => sum(calls(at, 'writes')) >= writes);
		await at.n8n.kill();
		at = { ...at, n8n: await startN8n({ packages: [packedPackage()], userFolder: at.n8n.userFolder }) };

		const again = await goApproved(at);
		expect(again.error).toBeUndefined();
		expect(again.items('Mislukt')).toEqual([]);
		const after = await state(at);
		expect(compareFirstRun(before, after, at.school.today).problems).toEqual([]);
		expect(comparable(after)).toEqual(undisturbed);
		const numbers = after.smartschool.accounts.map(({ profile }) => profile.internnummer).filter((number) => number !== '');
		expect(new Set(numbers).size).toBe(numbers.length);
		for (const { passwordWrites } of after.smartschool.accounts) for (const times of Object.values(passwordWrites)) expect(times).toBeLessThanOrEqual(1);

		const quiet = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '' });
		expect(calls(at, 'writes')).toEqual({});
		expect(storedRows(quiet)).toBe(0);
	} finally {
		await end(at);
	}
});
