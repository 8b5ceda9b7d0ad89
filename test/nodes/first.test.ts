import { startSchool } from '../../sandbox/school';
import { run } from './run';
test('x', async () => {
	const school = await startSchool({ pupils: 60, clock: '2026-11-23' });
	const informatApi = { clientId: school.clientId, clientSecret: school.clientSecret, tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, allowOtherHost: true };
	const out = await run('informat', { operation: 'getSyncRecords', instituteNumbers: '99999', schoolYear: '2026-27', referenceDate: '2026-11-23' }, [{}], { informatApi });
	console.log(out.error, out.items.length, JSON.stringify(out.items[0]), JSON.stringify(out.items.at(-1)));
	const out2 = await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', schoolYear: '2026-27', referenceDate: '2026-11-23' }, [{}], { smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true } });
	console.log(out2.error, out2.items.length, JSON.stringify(out2.items[0]).slice(0, 600), JSON.stringify(out2.items.at(-1)));
	await school.stop();
});
