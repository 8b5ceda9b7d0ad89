/** Documents of staff (RL1, RL2, RL4): the list, the document itself, and what comes back signed or refused. */
import { refuse, notFound, ok } from './rest';
import type { Asked, Reply } from './service';
import type { StaffDocument } from './staff';
import type { InformatState } from './store';

export const RL_TYPES = ['RL1', 'RL2', 'RL4'];
const ANSWERS = ['Ondertekend', 'Geweigerd'];

export function documents({ staff }: InformatState, institute: string, query: ReadonlyMap<string, readonly string[]>): Reply {
	const types = query.get('rltype') ?? RL_TYPES;
	if (!types.every((type) => RL_TYPES.includes(type))) return refuse(400, [{ code: 'BR000', message: 'rlType is RL1, RL2 or RL4' }]);
	const year = query.get('schoolyear')?.at(-1);
	const since = query.get('referencedate')?.at(-1);
	return ok(staff.documents.filter(({ place, row }) => place.instelnr === institute && (year === undefined || place.schoolYear === year) && types.includes(row.rlType) && (since === undefined || Date.parse(row.edisonStatusGewijzigdOp ?? row.aangemaaktOp) >= Date.parse(since))).map(({ row }) => row));
}

export function findDocument({ staff }: InformatState, institute: string, personId: string, documentId: string): StaffDocument | undefined {
	return staff.documents.find(({ place, row }) => place.instelnr === institute && row.personId === personId && String(row.documentId) === documentId);
}

/** The smallest document that readers open. */
const pdfOf = (title: string): Buffer => Buffer.from(`%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>endobj\ntrailer<</Root 1 0 R/Info<</Title(${title})>>>>\n%%EOF\n`);

export function documentPdf({ settings }: InformatState, found: StaffDocument | undefined): Reply {
	if (!found) return notFound();
	const pdf = pdfOf(`${found.row.rlType} ${found.row.documentId}`);
	return settings.documentPdf === 'bytes' ? { status: 200, text: pdf, type: 'application/pdf' } : ok(pdf.toString('base64'));
}

/** `multipart/form-data` with `status`, `tijdstip` and, when it is signed, the document in `bestand`. */
export async function signedDocument(found: StaffDocument | undefined, { raw, headers }: Asked): Promise<Reply> {
	if (!found) return notFound();
	const wrong = (message: string): Reply => refuse(400, [{ code: 'BR000', message }]);
	let form: FormData;
	try {
		form = await new Response(raw, { headers: { 'Content-Type': headers['content-type'] ?? '' } }).formData();
	} catch {
		return wrong('The call is no multipart form');
	}
	const status = form.get('status');
	const tijdstip = form.get('tijdstip');
	const file = form.get('bestand');
	if (typeof status !== 'string' || !ANSWERS.includes(status)) return wrong(`status is ${ANSWERS.join(' or ')}`);
	if (typeof tijdstip !== 'string' || Number.isNaN(Date.parse(tijdstip))) return wrong('tijdstip cannot be converted');
	const bytes = typeof file === 'object' && file !== null ? Buffer.from(await file.arrayBuffer()) : undefined;
	if (status === 'Ondertekend' && bytes?.subarray(0, 5).toString() !== '%PDF-') return wrong('bestand is a PDF document when status is Ondertekend');
	found.row.tekenStatus = status;
	found.signed = { tijdstip, bytes: bytes?.length ?? 0 };
	return ok(null);
}
