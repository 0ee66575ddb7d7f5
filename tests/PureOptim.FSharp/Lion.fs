namespace PureOptim.FSharp

open System
open System.Collections.Immutable
open PureOptim
open PureOptim.Core
open PureOptim.Numerics

/// The rule of Lion in any number system: the sign of a mixture of memory and gradient, times the rate.
[<Struct>]
type LionRule<'R when 'R: struct and 'R :> IReal<'R> and 'R: (new: unit -> 'R) and 'R :> ValueType>(rate: 'R, beta1: 'R, beta2: 'R) =
    /// weight * memory + (1 - weight) * gradient
    static member private Mixed(weight: 'R, memory: 'R, gradient: 'R) : 'R =
        'R.op_Addition ('R.op_Multiply (weight, memory), 'R.op_Multiply ('R.op_Subtraction ('R.op_Implicit 1.0, weight), gradient))

    interface IRule<'R, 'R> with
        member _.Step(_, gradient, memory) =
            let mixed = LionRule<'R>.Mixed (beta1, memory, gradient)
            let zero: 'R = 'R.op_Implicit 0.0
            let update = 'R.IfLess (mixed, zero, 'R.op_UnaryNegation rate, 'R.IfLess (zero, mixed, rate, zero))
            struct (update, LionRule<'R>.Mixed (beta2, memory, gradient))

/// Lion without its weight decay (X. Chen et al., Symbolic discovery of optimization algorithms, NeurIPS 2023, algorithm 2). An F# record with a rule:
/// F# cannot derive from a record of C#, so it implements an interface, and ElementWise.Of makes the optimizer.
type Lion =
    { [<Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1.0)>]
      LearningRate: Schedule
      [<Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)>]
      Beta1: Schedule
      [<Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)>]
      Beta2: Schedule }

    static member Default = { LearningRate = Schedule.op_Implicit 1e-4; Beta1 = Schedule.op_Implicit 0.9; Beta2 = Schedule.op_Implicit 0.99 }

    interface IElementWise with
        member _.Name = "Lion"
        member _.Slots = ImmutableArray.Create(Slot.Zero "Momentum")

        member this.Sweep<'R when 'R: struct and 'R :> IReal<'R> and 'R: (new: unit -> 'R) and 'R :> ValueType>(coordinates: Coordinates<'R>, t: StepContext) =
            let of' (schedule: Schedule) (name: string) : 'R = 'R.op_Implicit (t.Of(schedule, name): Scalar)
            coordinates.Apply<LionRule<'R>, 'R>(LionRule<'R>(of' this.LearningRate "LearningRate", of' this.Beta1 "Beta1", of' this.Beta2 "Beta2"))
