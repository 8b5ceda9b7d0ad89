/** What can be told of a picture from its first bytes. */

export interface PictureFacts {
	jpeg: boolean;
	/** Looks like the photo on the chip of a Belgian identity card: 140 × 200, without colour. ASSUMED, hence a setting. */
	eid: boolean;
}

const EID = { width: 140, height: 200 };

/** Markers that stand alone; all others have a length behind them. */
const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start of frame; C4, C8 and CC are other tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export function pictureFacts(bytes: Uint8Array): PictureFacts {
	const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
	const frame = jpeg ? frameOf(bytes) : undefined;
	return { jpeg, eid: frame !== undefined && frame.colours === 1 && frame.width === EID.width && frame.height === EID.height };
}

/** Size and number of colour components of a JPEG (ITU T.81, B.2.2); undefined when its header cannot be followed. */
function frameOf(bytes: Uint8Array): { width: number; height: number; colours: number } | undefined {
	const word = (at: number): number => (bytes[at]! << 8) | bytes[at + 1]!;
	let at = 2;
	while (at + 9 < bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1]!;
		if (isFrame(marker)) return { height: word(at + 5), width: word(at + 7), colours: bytes[at + 9]! };
		if (marker === 0xff) at += 1;
		else if (hasNoLength(marker)) at += 2;
		else if (word(at + 2) < 2) return undefined;
		else at += 2 + word(at + 2);
	}
	return undefined;
}
