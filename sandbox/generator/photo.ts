/** The pictures of pupils and staff. */

/** The smallest picture that is one: a white JPEG of one pixel. */
const PHOTO = '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==';

/** The same picture to the eye, with a comment inside that makes every file another one. */
export function photoOf(id: string): string {
	const picture = Buffer.from(PHOTO, 'base64');
	const comment = Buffer.from(id, 'latin1');
	const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
	return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]).toString('base64');
}
