namespace PureOptim.Laws.Claims;

/// <summary>When a state is looked at.</summary>
public enum Moment
{
    /// <summary>Before the first step.</summary>
    Start,

    /// <summary>Before the step that a claim looks at.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}
