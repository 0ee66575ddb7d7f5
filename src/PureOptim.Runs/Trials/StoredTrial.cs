using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Trials;

/// <summary>A trial of a store with its stored result.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Result">The result.</param>
/// <param name="Library">The program that computed it.</param>
internal sealed record StoredTrial(Trial Trial, TrialResult Result, string Library)
{
    /// <summary>The first digits of the identity, as many as name a run.</summary>
    internal string Key => RunKey.Of(Trial.Id);

    /// <summary>Reads a trial from the first file of a store that has it whole.</summary>
    /// <param name="index">The files of the store.</param>
    /// <param name="id">The trial, which one of them has.</param>
    /// <exception cref="RunException">Each that has it is damaged.</exception>
    internal static StoredTrial Read(TrialIndex index, TrialId id)
    {
        RunException? first = null;
        while (index.Find(id) is var (source, number))
        {
            try
            {
                return Read(source, number);
            }
            catch (RunException damage)
            {
                first ??= damage;
                index.Lose(source, [id], damage.Message);
            }
        }

        throw first ?? new RunException($"there is no trial {id} any more");
    }

    private static StoredTrial Read(TrialSource source, int number)
    {
        var (file, canonical, library, result) = source.ReadWhole(number);
        var trial = Trial.Of(Description.Parse(file, canonical)).Single();
        return trial.Key == source.Ids[number] ? new(trial, result, library) : throw new RunException($"{file}: what it says is trial {source.Ids[number]} is another");
    }
}
