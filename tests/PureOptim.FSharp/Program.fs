module PureOptim.FSharp.Program

open System
open PureOptim
open PureOptim.Core
open PureOptim.Laws
open PureOptim.Networks
open PureOptim.Numerics

let parameters (values: float array) = Parameters<float>.Of(Layout.Vector values.Length, ReadOnlySpan values)

let mutable failures = 0

let check what expected actual =
    if expected <> actual then
        failures <- failures + 1
        eprintfn "%s: expected %A, came %A" what expected actual

// See: every step of a path is a value.
let rmsProp = RmsProp(LearningRate = Schedule.op_Implicit 0.1, Decay = Schedule.op_Implicit 0.99)
let path = rmsProp.Scan(Objective.Valley, parameters [| -7.0; 2.0 |]) |> Seq.truncate 31 |> Seq.map string |> Seq.toArray
path |> Array.iter (printfn "%s")
// The lines and the digest are those of the example in the README.
check "first step" "1: [-6.000001428569388, 1.000000249999938] -> 2.8000013571416735" path[1]
check "last step" "30: [-0.6974203096807907, 1.4834621508315574E-08] -> 0.02431975441776272" path[30]

// Train: a fold over batches.
let network = Network.Of(Activation.Tanh, ReadOnlySpan [| 2; 8; 2 |])
let batch = Batch<float32>(ReadOnlySpan [| 0.0f; 0.0f; 0.0f; 1.0f; 1.0f; 0.0f; 1.0f; 1.0f |], ReadOnlySpan [| 0; 1; 1; 0 |])
let start = network.Init<float32>(RandomKey.FromSeed 1UL)
let trained = (Seq.replicate 500 batch).Fold(Adam(LearningRate = Schedule.op_Implicit 0.01), start, network :> IModel<Batch<float32>, float32>)
check "digest" "91c8ab02daf7decb1c32bb2e4341d85026a340fbc613222e8fc5cacc16bcb10e" (Digest.Of(trained.Parameters))

// A function of one's own, over symbols.
let valley = Objective.Of("valley", 2, Func<Symbol, Symbol, Symbol>(fun x y -> x * x / Symbol.op_Implicit 20.0 + y * y))
check "formula" "x²/20 + y²" (valley.ToFormula())
check "gradient" (string (Objective.Valley.Gradient(parameters [| -7.0; 2.0 |]))) (string (valley.Gradient(parameters [| -7.0; 2.0 |])))

// An optimizer written in F#: its formula is printed by its rule, and it keeps every law that it must.
let lion = ElementWise.Of { Lion.Default with LearningRate = Schedule.op_Implicit 0.1 }
for line in Formula.Of(lion) do
    printfn "%s" line

check "symbols" "Momentum' = β2 Momentum + (1 - β2) g" (Formula.Of(lion)[0])
OptimizerLaws.Check(lion)

// The sign of the first gradient (-0.7, 4) is (-1, 1): a step of 0.1 against it.
let first = lion.Scan(Objective.Valley, parameters [| -7.0; 2.0 |]) |> Seq.item 1
check "a step of Lion" "[-6.9, 1.9]" (string first.Parameters)
let model = network :> IModel<Batch<float32>, float32>
let half = (Seq.replicate 100 batch).Fold(lion, start, model)
check "threads" (Digest.Of(half.Parameters)) (Digest.Of((Seq.replicate 100 batch).Fold(lion, start, model, threads = 3).Parameters))

exit failures
