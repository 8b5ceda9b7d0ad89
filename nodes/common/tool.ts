/** A node in the hands of an AI agent: reads are free, writes ask for the operator's consent. */
import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/**
 * n8n runs a tool in two ways: inside the agent (then the context says so), or as a node of its own whose type ends in
 * `Tool`, which n8n derives from the real one.
 */
export function runsAsTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool') || context.isToolExecution?.() === true;
}

export const allowToolWrites = (operations: readonly string[]): INodeProperties => ({
	displayName: 'Allow Writes When Used as a Tool (Schrijven Toestaan)',
	name: 'allowToolWrites',
	type: 'boolean',
	default: false,
	displayOptions: { show: { '@tool': [true], operation: [...operations] } },
	description: 'Whether an AI agent may carry out this operation by itself. It writes to the platform of the school.',
	noDataExpression: true,
});

/** @throws NodeOperationError when an agent wants to write without consent */
export function checkToolMayWrite(context: IExecuteFunctions): void {
	// Read as it was typed in: an expression could let the agent decide for itself.
	if (!runsAsTool(context) || context.getNode().parameters.allowToolWrites === true) return;
	throw new NodeOperationError(context.getNode(), 'This operation writes, and an AI agent may not do that by itself here. Nothing was written', {
		description: 'Switch on “Allow Writes When Used as a Tool (Schrijven Toestaan)” in the node when the agent may write, or choose an operation that reads.',
	});
}
