using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>A step of an algorithm on one coordinate: what it is given, and what it keeps from step to step.</summary>
/// <param name="number">The number of the step, counted from 1.</param>
/// <param name="parameter">The parameter before the step.</param>
/// <param name="gradient">The gradient there.</param>
/// <typeparam name="R">The number system.</typeparam>
internal abstract class AlgorithmStep<R>(R number, R parameter, R gradient)
    where R : struct, IReal<R>
{
    /// <summary>t, the number of the step, counted from 1.</summary>
    internal R Number => number;

    /// <summary>θ_{t-1}, the parameter before the step.</summary>
    internal R Parameter => parameter;

    /// <summary>g_t, the gradient.</summary>
    internal R Gradient => gradient;

    /// <summary>Where the parameter started.</summary>
    internal abstract R Start { get; }

    /// <summary>A hyperparameter in this step, by the name of its property.</summary>
    internal abstract R this[string hyperparameter] { get; }

    /// <summary>x^t.</summary>
    internal abstract R Power(R value);

    /// <summary>1 - x^t: the weight of all that an average which began at 0 has seen.</summary>
    internal abstract R Weight(R value);

    /// <summary>One number in the first step, and another in every later one.</summary>
    internal virtual R InFirst(R first, R later) => R.IfLess(1, Number, later, first);

    /// <summary>The value before the step of a number that is kept from step to step.</summary>
    /// <param name="name">Its name in the source: Latin letters and digits.</param>
    /// <param name="start">Its value before the first step.</param>
    internal abstract R Last(string name, R start);

    /// <summary>Keeps a number, whose last value has been asked for, until the next step.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="now">Its value in this step, which is returned.</param>
    internal abstract R Keep(string name, R now);

    /// <summary>x_t = β x_{t-1} + (1 - β) a_t, from x_0 = 0.</summary>
    internal R Average(string name, R beta, R value) => Keep(name, beta * Last(name, 0) + (1 - beta) * value);

    /// <summary>The average with the weight of all that it has seen divided out: x_t / (1 - β^t).</summary>
    internal R Corrected(string name, R beta, R value) => Average(name, beta, value) / Weight(beta);

    /// <summary>The root of the corrected average; of a quotient of roots a solver knows more than of the root of a quotient.</summary>
    internal R CorrectedRoot(string name, R beta, R value) => R.Sqrt(Average(name, beta, value)) / R.Sqrt(Weight(beta));
}
