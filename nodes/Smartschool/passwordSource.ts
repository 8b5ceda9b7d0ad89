/** Where first passwords come from: made here, or Informat's XML service (R62–R65); screen and reader. */
import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ServiceError } from '../../services/errors';
import { readPasswords, type PasswordsWanted } from '../../services/informat/passwords';
import { schoolYearOf } from '../common/items';
import { onlyWhen } from '../common/parameters';
import { informatClient } from '../Informat/client';
import type { Due, Source } from './firstPasswords';

const displayOptions = onlyWhen('handOverPasswords');
const ofInformat = { show: { ...displayOptions.show, passwordSource: ['informat'] } };
const ofList = (list: PasswordsWanted['list']) => ({ show: { ...ofInformat.show, passwordList: [list] } });

const field = (name: string, displayName: string, standard: string, show: INodeProperties['displayOptions'], description: string): INodeProperties => ({ displayName, name, type: 'string', default: standard, displayOptions: show, description });
const PUPIL = 'Name of the field with the password of the pupil’s own account, as the list spells it';

/** When the node needs the credential of Informat: for photos, and for letters with passwords from there. */
export const needsInformat = { show: { operation: ['handOverPasswords', 'sendOwnPhotos'] }, hide: { passwordSource: ['generated'] } };

export const passwordSource: INodeProperties[] = [
	{
		displayName: 'Password Source (Bron)',
		name: 'passwordSource',
		type: 'options',
		options: [
			{ name: 'Generated (Recommended)', value: 'generated', description: 'A random one per person, made at the moment of the letter' },
			{ name: 'Informat’s XML Service', value: 'informat', description: 'The one that Informat keeps, and that everybody who may read that service can see. Choose the Informat credential above.' },
		],
		default: 'generated',
		displayOptions,
		description: 'Either way it is set once, and its holder has to choose another one at the first login',
	},
	{
		displayName: 'List (Lijst)',
		name: 'passwordList',
		type: 'options',
		options: [
			{ name: 'LeerlingenNaDatum', value: 'LeerlingenNaDatum', description: 'The XML service for user names' },
			{ name: 'SmartschoolUsers', value: 'SmartschoolUsers', description: 'The general XML service' },
		],
		default: 'SmartschoolUsers',
		displayOptions: ofInformat,
		description: 'Which list of the XML services tells the passwords',
	},
	{ ...field('passwordPlatform', 'Smartschool Platform in Informat', '', ofList('SmartschoolUsers'), 'Name of the platform as Informat has it'), placeholder: 'e.g. myschool' },
	field('passwordField0', 'Field of the Pupil (Leerling)', 'Wachtwoord', ofList('SmartschoolUsers'), PUPIL),
	field('passwordField0', 'Field of the Pupil (Leerling)', 'wachtwoordSmartschool', ofList('LeerlingenNaDatum'), PUPIL),
	field('passwordField1', 'Field of Co-Account 1', '', ofInformat, 'Empty: Informat keeps none, and a random one is made'),
	field('passwordField2', 'Field of Co-Account 2', '', ofInformat, 'Empty: Informat keeps none, and a random one is made'),
];

/**
 * Reads what is needed, and tells per person where the password comes from. It stays in this function's memory.
 * @throws ServiceError, systemic, before anything was sent to Smartschool
 */
export async function sourceOf(context: IExecuteFunctions): Promise<(due: Pick<Due, 'internnummer' | 'slot'>) => Source> {
	const get = (name: string, otherwise = ''): string => String(context.getNodeParameter(name, 0, otherwise) ?? '').trim();
	if (get('passwordSource', 'generated') !== 'informat') return () => 'generated';
	const fields = [get('passwordField0'), get('passwordField1'), get('passwordField2')] as const;
	const now = DateTime.now().setZone('Europe/Brussels');
	const list = get('passwordList', 'SmartschoolUsers') === 'LeerlingenNaDatum' ? 'LeerlingenNaDatum' : 'SmartschoolUsers';
	const given = await readPasswords(await clientOf(context), { list, platform: get('passwordPlatform'), schooljaar: schoolYearOf(now), dag: now.toISODate()!, fields: [...fields] });
	return ({ internnummer, slot }) => (fields[slot] === '' ? 'generated' : { informat: given(internnummer, slot) });
}

async function clientOf(context: IExecuteFunctions): Promise<Awaited<ReturnType<typeof informatClient>>> {
	if (context.getNode().credentials?.informatApi === undefined) throw new ServiceError('Informat', 'auth', 'The passwords are to come from Informat, and this node has no Informat credential. Choose it there, or set “Password Source” to “Generated”.', true);
	try {
		return await informatClient.call(context);
	} catch (error) {
		// A setting that is wrong stops before anything was written, so that what waits keeps waiting.
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- the operation tells it on the page of letters
		if (error instanceof NodeOperationError) throw new ServiceError('Informat', 'auth', error.message, true);
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
		throw error;
	}
}
