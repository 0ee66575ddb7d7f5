namespace PureOptim.Experiments.Laws;

/// <summary>What laws are tried on, as a column of a table.</summary>
/// <param name="Family">What stands over the column and its neighbours: an optimizer, a kind of schedule, a precision.</param>
/// <param name="Option">What is not as by default, in words; empty where all is.</param>
internal abstract record Subject(string Family, string Option)
{
    /// <summary>What tables call it.</summary>
    internal string Label => Option.Length == 0 ? Family : $"{Family}, {Option}";
}
