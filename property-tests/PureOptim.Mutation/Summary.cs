namespace PureOptim.Mutation;

/// <summary>The figures as Markdown, and what survived.</summary>
internal static class Summary
{
    internal static int Print(List<Mutant> mutants, Dictionary<int, (string Status, string By)> results)
    {
        var known = mutants.Where(mutant => results.ContainsKey(mutant.Id)).ToList();
        Console.WriteLine("| folder | mutants | killed | timeout | survived | no coverage | not tried | score |\n| --- | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var folder in mutants.GroupBy(mutant => mutant.Folder))
        {
            int Count(string status) => folder.Count(mutant => results.GetValueOrDefault(mutant.Id).Status == status);
            var (killed, timeout, survived, uncovered) = (Count("Killed"), Count("Timeout"), Count("Survived"), Count("NoCoverage"));
            var tried = killed + timeout + survived + uncovered;
            var score = tried == 0 ? "" : $"{100.0 * (killed + timeout) / tried:F1} %";
            Console.WriteLine($"| {folder.Key} | {folder.Count()} | {killed} | {timeout} | {survived} | {uncovered} | {folder.Count() - tried} | {score} |");
        }

        foreach (var mutant in known.Where(mutant => results[mutant.Id].Status is "Survived" or "NoCoverage" or "Timeout"))
            Console.WriteLine($"{results[mutant.Id].Status} {mutant.File}:{mutant.Line} #{mutant.Id} {mutant.Mutator}: `{mutant.Original}` -> `{mutant.Replacement}`");
        return 0;
    }
}
