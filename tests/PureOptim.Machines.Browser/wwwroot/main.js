// Sends the digests, or the reason why there are none, to the server of the page.
import { dotnet } from './_framework/dotnet.js';

async function compute() {
  const { getAssemblyExports, getConfig } = await dotnet.create();
  const { Program } = await getAssemblyExports(getConfig().mainAssemblyName);
  for (const name of ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz', 't10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz']) {
    const file = await fetch(`mnist/${name}`);
    Program.Take(name, new Uint8Array(await file.arrayBuffer()));
  }
  return Program.Compute();
}

await fetch('found', { method: 'POST', body: await compute().catch(String) });
