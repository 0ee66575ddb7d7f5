using System.Text;

namespace PureOptim.Experiments.Clusters;

/// <summary>The tasks of an array job as <c>sbatch --array</c> takes them.</summary>
internal static class SlurmArray
{
    /// <summary>Numbers in rising order as ranges: <c>0-5,7</c>.</summary>
    internal static string Text(IEnumerable<int> numbers)
    {
        var text = new StringBuilder();
        int? first = null;
        var last = 0;
        foreach (var number in numbers)
        {
            if (first is not null && number == last + 1)
            {
                last = number;
                continue;
            }

            Close();
            (first, last) = (number, number);
        }

        Close();
        return text.ToString();

        void Close()
        {
            if (first is not { } start) return;
            if (text.Length > 0) text.Append(',');
            text.Append(start);
            if (last > start) text.Append('-').Append(last);
        }
    }
}
