/** Writes of the Personeel API on interruptions (dienstonderbrekingen) and their attachments. */
import { schoolYearOf } from '../calendar';
import { DELETE_INTERRUPTION, PUT_ATTACHMENT, PUT_INTERRUPTION, type StaffCase, type StaffRule } from './interruptionRules';
import { GUID, type Problem } from './preregistrations';
import { objectOf, ok, refuse } from './rest';
import type { Interruption } from './staff';
import type { InformatState } from './store';
import type { Reply } from './service';

const broken = (rules: readonly StaffRule[], each: StaffCase): Problem[] => rules.filter((rule) => rule.broken(each)).map(({ code, message }) => ({ code, message }));
const UNKNOWN: Problem = { code: 'BR018', message: 'there is no interruption with this id' };

export function caseOf(state: InformatState, institute: string, today: string, ids: { personId?: string; interruptionId: string; attachmentId?: string }, text: string): StaffCase | undefined {
	const body = text === '' ? {} : objectOf(text);
	if (!body) return undefined;
	const { personId = '', interruptionId, attachmentId = '' } = ids;
	const places = [...state.staff.assignments.map(({ place }) => place), { instelnr: institute, hfd: '311', schoolYear: schoolYearOf(today) }];
	return { state, institute, body, personId, interruptionId, attachmentId, employee: state.staff.employees.find((each) => each.personId === personId), old: find(state, interruptionId), places };
}

const find = (state: InformatState, doId: string): Interruption | undefined => state.staff.interruptions.find(({ row }) => row.doId === doId);

export function putInterruption(each: StaffCase): Reply {
	const wrong = broken(PUT_INTERRUPTION.fields, each);
	if (wrong.length > 0) return refuse(400, wrong);
	const [conflict] = broken(PUT_INTERRUPTION.data, each);
	if (conflict) return refuse(405, [conflict]);
	const { state, institute, body, personId, interruptionId, old } = each;
	const changed = { hfd: String(body.hfd), code: String(body.code), begindatum: `${String(body.begindatum)}T00:00:00`, einddatum: `${String(body.einddatum)}T00:00:00`, opmPersoneelslid: body.opmerking === undefined ? null : (body.opmerking as string | null) };
	if (old) Object.assign(old.row, changed);
	else {
		state.staff.interruptions.push({
			place: { instelnr: institute, hfd: changed.hfd, schoolYear: String(body.schooljaar) }, byApi: true, verified: false, attachments: {},
			row: { pOnderbreking: state.newKey(), doId: interruptionId, personId, ...changed, omschrijving: changed.code === '1' ? 'Ziekte' : `Onderbreking ${changed.code}`, soort: 'DO', verstuurdAgODi: false, opmSecretariaat: null, staking: false, stakingUren: null, ziekteverlofZonderBezoldiging: false },
		});
	}
	return ok(null);
}

export function deleteInterruption(each: StaffCase): Reply {
	if (!GUID.test(each.interruptionId)) return refuse(400, [{ code: 'BR002', message: 'interruptionId is not valid' }]);
	if (!each.old) return refuse(400, [UNKNOWN]);
	const [conflict] = broken(DELETE_INTERRUPTION, each);
	if (conflict) return refuse(405, [conflict]);
	const { staff } = each.state;
	staff.interruptions = staff.interruptions.filter((one) => one !== each.old);
	return ok(null);
}

export function putAttachment(each: StaffCase): Reply {
	const wrong = broken(PUT_ATTACHMENT, each);
	if (wrong.length > 0) return refuse(400, wrong);
	const { state, body, attachmentId, old } = each;
	if (state.staff.interruptions.some(({ row, attachments }) => row.personId !== old!.row.personId && Object.hasOwn(attachments, attachmentId))) return refuse(405, [{ code: 'MNA007', message: 'the attachment belongs to another staff member' }]);
	old!.attachments[attachmentId] = { filename: String(body.filename), bytes: Buffer.from(String(body.file), 'base64').length };
	return ok(null);
}

export function deleteAttachment({ attachmentId, old }: StaffCase): Reply {
	if (!GUID.test(attachmentId)) return refuse(400, [{ code: 'BR015', message: 'attachmentId is not valid' }]);
	if (!old) return refuse(400, [UNKNOWN]);
	if (!Object.hasOwn(old.attachments, attachmentId)) return refuse(400, [{ code: 'BR019', message: 'interruption and attachment do not go together' }]);
	delete old.attachments[attachmentId];
	return ok(null);
}
