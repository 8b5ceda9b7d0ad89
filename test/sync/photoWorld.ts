/** A small school for the photos: what both services show, a Smartschool that makes other bytes of what it is sent, and the runs between them. Invented people. */
import { createHash } from 'node:crypto';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { choosePhotos, type PhotoChoiceSettings, type PhotoLook } from '../../sync/plan/photoChoice';
import { photoNotSent, photoSent, type PhotoRow } from '../../sync/plan/photoRows';
import { planPhotos, type PhotoFacts, type PhotoPlan, type PhotoSettings } from '../../sync/plan/photos';
import type { PlanTools } from '../../sync/plan/plan';
import type { Read } from '../../sync/records/types';
import type { ReadReport, Side, SyncRecord } from '../../sync/types';

const sha = (text: string) => createHash('sha256').update(`key of the tests ${text}`).digest('base64url');
export const tools: PlanTools = { fingerprint: (text) => sha(text).slice(0, 8), digest: (text) => createHash('sha256').update(text).digest('hex'), uuid: (text) => sha(text) };

export interface Pupil {
	number: string;
	/** What stands in each system; '' = nothing. */
	informat: string;
	smartschool: string;
	/** Cannot be read on this side. */
	unreadable?: Side;
	facts?: Partial<PhotoFacts>;
}

export interface Run {
	looks: PhotoLook[];
	plan: PhotoPlan;
	/** Pupils who got a photo. */
	written: string[];
	report: ReturnType<typeof choosePhotos>['report'];
}

export class School {
	day = '2026-11-23';
	rows: PhotoRow[] = [];
	pupils: Pupil[];
	settings: PhotoChoiceSettings = { direction: 'both', optOut: [], again: [], most: 1000 };
	more: Partial<PhotoSettings> = {};
	/** Smartschool gives back other bytes than it got. */
	reencodes = true;
	private writes = 0;

	constructor(pupils: Omit<Pupil, never>[]) {
		this.pupils = pupils;
	}

	of(number: string): Pupil {
		return this.pupils.find((each) => each.number === number)!;
	}

	/** @param calls writes before the power fails; what was written after its row was stored stays without confirmation */
	run({ preview = false, calls = Infinity, unconfirmed = false }: { preview?: boolean; calls?: number; unconfirmed?: boolean } = {}): Run {
		const { report, looks } = choosePhotos(this.read('informat'), this.read('smartschool'), this.rows, this.settings, tools);
		const look = (side: Side) => ({ report, seen: looks.map((each) => ({ ...each, foto: this.facts(each, side) })) });
		const plan = planPhotos({ informat: look('informat'), smartschool: look('smartschool'), rows: this.rows, settings: { mode: preview ? 'preview' : 'apply', calendar: 'normal', approval: '', limits: { ...DEFAULT_LIMITS, scopes: { ...DEFAULT_LIMITS.scopes, photoNew: { percent: 100, count: 1000 }, photoReplace: { percent: 100, count: 1000 } } }, largest: 2_000_000, refuseEid: true, ...this.more }, tools });
		for (const { row } of plan.baseline) this.store(row);
		const written: string[] = [];
		for (const { photo, row } of plan.changes.slice(0, calls)) {
			const pupil = this.of(photo.internnummer);
			const asPlanned = print(photo.key, 'informat', pupil.informat) === photo.print && print(photo.key, 'smartschool', pupil.smartschool) === photo.was;
			if (asPlanned) {
				pupil.smartschool = this.reencodes ? `${pupil.informat} again ${++this.writes}` : pupil.informat;
				written.push(pupil.number);
			}
			if (!unconfirmed) this.store({ ...row, state: asPlanned ? photoSent(row.key, row.state) : photoNotSent(row.key, row.state) });
		}
		return { looks, plan, written, report };
	}

	read(side: Side): Read {
		const records = this.pupils.map(({ number }): SyncRecord => ({
			soort: 'leerling', keys: { leerlingnummer: number, stamnummer: `S${number}`, klascode: '3NWa' }, label: `Leerling ${number}, 3NWa`, fields: { voornaam: 'Leerling', naam: number },
			handle: side === 'informat' ? { persoonId: `p-${number}`, instelnr: '099999', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } : { internnummer: number, gebruikersnaam: `u${number}`, status: 'actief' },
		}));
		const report: ReadReport = { soort: 'lezing', bron: side, schooljaar: '2026-27', referentiedatum: this.day, instellingen: ['099999'], aantallen: { leerlingen: records.length, accounts: records.length }, overgeslagen: {}, waarschuwingen: [] };
		return { report, records };
	}

	private facts({ key, internnummer }: PhotoLook, side: Side): PhotoFacts {
		const pupil = this.of(internnummer);
		if (pupil.unreadable === side) return { print: '', bytes: 0, jpeg: false, eid: false, probleem: 'Informat has a problem.' };
		const content = pupil[side];
		return { print: print(key, side, content), bytes: content.length, jpeg: content !== '', eid: false, probleem: '', ...(side === 'informat' ? pupil.facts : {}) };
	}

	private store(row: PhotoRow): void {
		this.rows = [...this.rows.filter(({ key }) => key !== row.key), row];
	}
}

const print = (key: string, side: Side, content: string): string => (content === '' ? '' : tools.fingerprint(`foto|${key}|${side}|${content}`));

export const pupil = (number: string, informat = '', smartschool = ''): Pupil => ({ number, informat, smartschool });
export const said = ({ plan }: Run): string[] => plan.review.filter(({ nieuw }) => nieuw).map(({ soort, label }) => `${soort} ${label.replace(/^Leerling (\w+), .*/, '$1')}`).sort();
