// Compares a Parquet file of a sweep with the CSV file of the same trials: the same columns, and in each cell the same value, of the type that the column has.
import { readFileSync } from 'node:fs'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'

const [parquet, csv] = process.argv.slice(2)
const bytes = readFileSync(parquet)
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
const types = Object.fromEntries(parquetMetadata(file).schema.filter(column => column.type).map(column => [column.name, column.type]))
const rows = await parquetReadObjects({ file })
const [names, ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\n').map(line => line.split(','))
if (names.join() !== Object.keys(types).join()) throw new Error(`The columns are ${Object.keys(types)}; those of the CSV file ${names}.`)
if (rows.length !== lines.length) throw new Error(`There are ${rows.length} rows; ${lines.length} in the CSV file.`)

const read = { DOUBLE: Number, INT64: BigInt, BYTE_ARRAY: String }
let numbers = 0
for (const [i, line] of lines.entries()) {
  for (const [j, name] of names.entries()) {
    const expected = line[j] === '' ? null : read[types[name]](line[j])
    const found = rows[i][name] ?? null
    if (!Object.is(found, expected)) throw new Error(`Row ${i}, ${name}: ${found}; ${line[j]} in the CSV file.`)
    if (typeof found === 'number') numbers++
  }
}

for (const [name, type] of Object.entries({ 'optimizer.learningRate': 'DOUBLE', 'optimizer.learningRate.steps': 'INT64', finalLoss: 'DOUBLE', seed: 'INT64' }))
  if (types[name] !== type) throw new Error(`${name} is of the type ${types[name]}, not ${type}.`)
if (numbers === 0) throw new Error('There is no number.')
console.log(`hyparquet finds the ${rows.length} rows of ${names.length} columns`)
