/** Skore, the grade book: a job that runs for a while, and who teaches what to whom. */
import type { Platform } from './store';
import { cdata, phpJson, type Table } from './table';

export interface SkoreJob { id: string; startedAt: number }

function startSkoreSync(platform: Platform, _args: unknown, now: Date): string | number {
	const { skore, skoreSyncEvery } = platform.settings;
	if (skore === 'off') return 50;
	const last = platform.skoreJobs.at(-1);
	// Once per quarter of an hour.
	if (last && now.getTime() - last.startedAt < skoreSyncEvery * 1000) return 10;
	const job = { id: String(7000 + platform.skoreJobs.length + 1), startedAt: now.getTime() };
	platform.skoreJobs.push(job);
	return phpJson({ serviceId: job.id });
}

function checkStatus(platform: Platform, { serviceId = '' }: { serviceId?: string }, now: Date): string {
	const job = platform.skoreJobs.find(({ id }) => id === serviceId);
	if (!job) return 'no_status';
	if (now.getTime() - job.startedAt < platform.settings.skoreSyncSeconds * 1000) return 'busy';
	return platform.settings.skore === 'failing' ? 'error' : 'done';
}

/** One row for each teacher of a course and each class in it. */
function getSkoreClassTeacherCourseRelation(platform: Platform): string | number {
	if (platform.settings.skore === 'off') return 50;
	const rows = platform.courses.flatMap(({ name, mainTeacher, coTeachers, groups }) => [mainTeacher, ...coTeachers].flatMap((username) => {
		const profile = platform.byUsername(username)?.profile;
		if (!profile) return [];
		return groups.map((code) => {
			const pupils = platform.membersOf(code).filter((account) => account.profile.basisrol === '1').map((account) => account.profile.gebruikersnaam);
			const row = { naam: profile.naam, voornaam: profile.voornaam, gebruikersnaam: username, internnummer: profile.internnummer, stamboeknummer: profile.stamboeknummer, koppelingsveldschoolagenda: profile.koppelingsveldschoolagenda, klasnaam: platform.group(code)?.name, vaknaam: name, vaknaamkort: name.slice(0, 3).toUpperCase(), leerlingen: pupils.join(',') };
			return `<courseTeacherClass>${Object.entries(row).map(([key, value]) => `<${key}>${cdata(String(value ?? ''))}</${key}>`).join('')}</courseTeacherClass>`;
		});
	}));
	return `<?xml version="1.0" encoding="UTF-8"?>\n<courseTeacherClasses>${rows.join('')}</courseTeacherClasses>\n`;
}

export const SKORE: Table = {
	getSkoreClassTeacherCourseRelation: { args: [], returns: 'anyType', run: getSkoreClassTeacherCourseRelation },
	startSkoreSync: { args: [], returns: 'string', run: startSkoreSync },
	checkStatus: { args: ['serviceId'], returns: 'string', run: checkStatus },
};
