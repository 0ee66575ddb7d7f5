namespace PureOptim.Runs.Execution;

/// <summary>Is told what happens while runs are made, and watches long work.</summary>
internal interface IRunMonitor
{
    /// <summary>Takes a line about what was found or is done.</summary>
    void Tell(string line);

    /// <summary>Does work that says how far it is, and ends it when the user interrupts.</summary>
    /// <param name="name">What is at work.</param>
    /// <param name="work">The work; it is given what to tell each step.</param>
    TResult Watch<TAdvance, TResult>(string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance;
}
