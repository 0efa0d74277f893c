/** Hands a file to the person: the browser asks where to, or puts it with the downloads. */
export function saveFile(document: Document, content: Blob, name: string): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
}
