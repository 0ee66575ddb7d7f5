namespace PureOptim.Experiments.Laws;

/// <summary>A subject with what the laws are given.</summary>
/// <param name="Value">An optimizer, a schedule, or a precision.</param>
/// <param name="Family">What stands over the column and its neighbours.</param>
/// <param name="Option">What is not as by default, in words.</param>
/// <typeparam name="T">What the laws are about.</typeparam>
internal sealed record SubjectOf<T>(T Value, string Family, string Option = "") : Subject(Family, Option)
    where T : notnull;
