/** The operations of the older XML services: which arguments they need, and what they give. */
import { adressen, adressenEmail, comnummersRelatie, emailRelatie, inschrijvingen, leerlingenNaDatum, lln, llnExtra, relaties, smartschoolUsers, subgroepen, type Question } from './pupils';
import { leerkrachten, leerkrachtenBenoemingen, leerkrachtenOpdrachten, leerkrachtenVrijevelden } from './staff';
import type { Row } from './write';

export interface Operation {
	/** Beside login, paswoord, schooljaar and instelnr; a form call without one of these is refused. */
	extra: readonly string[];
	/** Taken when they are sent. */
	optional?: readonly string[];
	/** Name of a row. */
	item: string;
	rows: (question: Question) => Row[];
}

const REFERENCE = ['referentiedatum', 'hoofdstructuur', 'gewijzigdSinds'];

export const OPERATIONS: Readonly<Record<string, Operation>> = {
	Lln: { extra: REFERENCE, item: 'wsInschrijving', rows: lln },
	LlnExtra: { extra: REFERENCE, item: 'wsLeerling', rows: llnExtra },
	Inschrijvingen: { extra: ['hoofdstructuur', 'preRegistrationId'], item: 'WsInschrijving', rows: inschrijvingen },
	Subgroepen: { extra: ['hoofdstructuur'], optional: ['referentiedatum', 'gewijzigdSinds'], item: 'wsKlasgroep', rows: subgroepen },
	Relaties: { extra: ['hoofdstructuur', 'gewijzigdSinds'], item: 'WsRelaties', rows: relaties },
	Adressen: { extra: REFERENCE, item: 'wsAdres', rows: adressen },
	AdressenEmail: { extra: ['hoofdstructuur'], item: 'WsAdressenEmail', rows: adressenEmail },
	ComnummersRelatie: { extra: ['hoofdstructuur', 'gewijzigdSinds'], item: 'WsComnummers', rows: comnummersRelatie },
	EmailRelatie: { extra: REFERENCE, item: 'WsEmailadressen', rows: emailRelatie },
	SmartschoolUsers: { extra: ['smartschoolplatform', 'discimusVestigingsnr', 'referentiedatum'], item: 'User', rows: smartschoolUsers },
	Leerkrachten: { extra: ['personeelsgroep_is_een_optie'], optional: ['hoofdstructuur'], item: 'wsPersoneelslid', rows: leerkrachten },
	LeerkrachtenVrijevelden: { extra: [], optional: ['hoofdstructuur'], item: 'wsPersoneelVrijVeld', rows: leerkrachtenVrijevelden },
	LeerkrachtenOpdrachten: { extra: ['ReferentiedatumNPRE', 'Met_NSU_Uren'], optional: ['hoofdstructuur'], item: 'wsPersoneelOpdracht', rows: leerkrachtenOpdrachten },
	LeerkrachtenBenoemingen: { extra: [], optional: ['hoofdstructuur'], item: 'wsPersoneelBenoeming', rows: leerkrachtenBenoemingen },
};

/** The second service; it gives a DataSet. */
export const DATA_SETS: Readonly<Record<string, Operation>> = {
	LeerlingenNaDatum: { extra: ['datum'], item: 'Table1', rows: leerlingenNaDatum },
};
