using System.Collections.Immutable;
using PureOptim.Figures.Pages;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reports;

/// <summary>The origin of a run's page.</summary>
internal static class Origins
{
    /// <summary>The number of digits of an id in the name of a folder of the store.</summary>
    private const int Digits = 16;

    /// <summary>That of a run.</summary>
    internal static Origin Of(Description description, IEnumerable<string> files)
    {
        var id = description.Id[..Digits];
        return new("run", id, $"pureoptim replay {id}", "and compared with what is in the store, bit by bit")
        {
            Alone = "pureoptim run description.json",
            Facts =
            [
                ("seed", $"{description.Seed}"),
                ("precision", SettingsText.Text(description.Precision)),
                .. description.Problem is Classify classify ? ImmutableArray.Create(("data", DataText(classify.Data))) : [],
            ],
            Files = [.. files],
        };
    }

    /// <summary>A data set in a few words, with the name that lists of runs give it.</summary>
    internal static string DataText(DataSource data) => data switch
    {
        Mnist => "MNIST, as it comes with the tool",
        ImageFiles => $"{ProblemText.Data(data)}, after the first digits of the SHA-256 of its training images",
        _ => ProblemText.Data(data),
    };
}
