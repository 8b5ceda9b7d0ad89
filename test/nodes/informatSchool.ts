/** Runs the Informat node against the doubles of all Informat services. */
import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import type { RunningSchool } from '../../sandbox/school';
import { run, type Outcome } from './run';

export const credentialOf = (school: RunningSchool, change: ICredentialDataDecryptedObject = {}): { informatApi: ICredentialDataDecryptedObject } => ({
	informatApi: {
		clientId: school.clientId, clientSecret: school.clientSecret, institutes: school.institutes.join(', '), xmlLogin: school.xmlLogin, xmlPassword: school.xmlPassword,
		tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, personnelUrl: school.informatPersonnel, pushUrl: school.informatPush,
		xmlUrl: `${school.informatXml}/wsInfSoft/wsInformat.asmx`, vksoUrl: `${school.informatXml}/wsInfSoftVkso.asmx`, allowOtherHost: true, ...change,
	},
});

/** @param id `resource.operation` */
export async function runCall(school: RunningSchool, id: string, parameters: INode['parameters'], items: object[] = [{}], change: ICredentialDataDecryptedObject = {}, settings: Partial<INode> = {}): Promise<Outcome> {
	const [resource, operation] = id.split('.');
	return await run('informat', { resource, operation, ...parameters }, items, credentialOf(school, change), settings);
}
