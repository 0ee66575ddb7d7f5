using System.Text;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Trials;

public sealed class TrialStoreTests
{
    [Theory]
    [InlineData("""{"rmsProp": {"learningRate": 0.1}}""")]
    [InlineData("""{"sgd": {"learningRate": 1e200}}""")] // Its losses are Infinity and NaN.
    public void A_result_reads_back_as_it_was_bit_for_bit(string optimizer)
    {
        using var folder = new TemporaryFolder();
        var trial = Sample(optimizer);
        var result = TrialRunner.Run(trial, new(), CancellationToken.None);
        foreach (var packFrom in new[] { long.MaxValue, 0 })
        {
            Keep(folder, packFrom, trial);
            using var store = TrialStore.Open(folder.Path);
            var again = store.Find(trial.Key)!;
            Assert.Empty(store.TakeDamages());
            Assert.Equal(TrialLine.Write(0, "", result), TrialLine.Write(0, "", again));
            Assert.Equal(result.Losses.Values.Select(BitConverter.DoubleToInt64Bits), again.Losses.Values.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(packFrom == 0 ? ".zip" : ".jsonl", Path.GetExtension(Assert.Single(folder.Files)));
            Directory.Delete(folder["trials"], recursive: true);
        }
    }

    [Fact]
    public void A_result_is_there_for_others_before_its_file_is_closed()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (Sample("\"sgd\""), Sample("\"adam\""));
        using var writer = TrialStore.Open(folder.Path);
        using var reader = TrialStore.Open(folder.Path);
        writer.Keep(one, TrialRunner.Run(one, new(), CancellationToken.None));
        Assert.False(reader.Has(one.Key));
        reader.LookForMore();
        Assert.True(reader.Has(one.Key));
        writer.Keep(two, TrialRunner.Run(two, new(), CancellationToken.None));
        writer.Close();

        // The file has another name by now.
        Assert.NotNull(reader.Find(one.Key));
        Assert.NotNull(reader.Find(two.Key));
        Assert.Empty(reader.TakeDamages());
    }

    [Fact]
    public void A_line_has_the_hash_of_the_bytes_before_it_and_the_numbers_that_make_the_id()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample();
        var lines = File.ReadAllLines(Keep(folder, long.MaxValue, trial));
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line =>
        {
            var at = line.IndexOf(",\"sha256\":\"", StringComparison.Ordinal);
            Assert.Equal($",\"sha256\":\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(line[..at])))}\"}}", line[at..]);
        });

        // The template with its nulls replaced, one after the other, is the description.
        var description = System.Text.Json.Nodes.JsonNode.Parse(lines[1])!["description"]!.ToJsonString();
        foreach (var number in System.Text.Json.Nodes.JsonNode.Parse(lines[2])!["values"]!.AsArray())
        {
            var at = description.IndexOf("null", StringComparison.Ordinal);
            description = $"{description[..at]}{number!.ToJsonString()}{description[(at + 4)..]}";
        }

        Assert.Equal(trial.Id, Description.Parse("d.json", description).Id);
    }

    [Fact]
    public void What_a_process_that_is_no_more_left_cut_off_is_left_out_and_said_so_once()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (Sample("\"sgd\""), Sample("\"adam\""));
        var closed = Keep(folder, long.MaxValue, one, two);
        var bytes = File.ReadAllBytes(closed);
        var open = Path.ChangeExtension(closed, ".open");
        File.Delete(closed);
        File.WriteAllBytes(open, bytes[..^20]);
        using (var store = TrialStore.Open(folder.Path))
        {
            Assert.Equal($"{open}: its last line is cut off", Assert.Single(store.TakeDamages()));
            Assert.Single(new[] { one, two }, trial => store.Has(trial.Key));
            Assert.NotNull(store.Find(one.Key));
        }

        using var again = TrialStore.Open(folder.Path);
        Assert.Empty(again.TakeDamages());
        Assert.Equal([Path.GetRelativePath(folder.Path, closed)], folder.Files);
    }

    [Fact]
    public void The_file_of_a_process_at_work_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample();
        using var writer = TrialStore.Open(folder.Path);
        writer.Keep(trial, TrialRunner.Run(trial, new(), CancellationToken.None));
        using var other = TrialStore.Open(folder.Path);
        Assert.Contains(folder.Files, file => file.EndsWith(".open", StringComparison.Ordinal));
        Assert.True(other.Has(trial.Key));
        writer.Close();
        Assert.EndsWith(".jsonl", Assert.Single(folder.Files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".jsonl", 0.9, 1, "line 4 is damaged")] // In the last trial.
    [InlineData(".jsonl", 0.02, 2, "line 1 is damaged")] // In the first line, without which none is read.
    [InlineData(".zip", 0.2, 2, "block 0 of it is damaged")]
    [InlineData(".zip", 0.99, 2, "it is no whole zip file: it is damaged")]
    public void A_changed_bit_is_noticed(string ending, double where, int lost, string complaint)
    {
        using var folder = new TemporaryFolder();
        Trial[] trials = [Sample("\"sgd\""), Sample("""{"sgd": {"learningRate": 0.5}}""")];
        var file = Keep(folder, ending == ".zip" ? 0 : long.MaxValue, trials);
        var bytes = File.ReadAllBytes(file);
        bytes[(int)(where * bytes.Length)] ^= 1;
        File.WriteAllBytes(file, bytes);
        using var store = TrialStore.Open(folder.Path);
        Assert.Equal(2 - lost, trials.Count(trial => store.Find(trial.Key) is not null));
        Assert.Contains($"{file}: {complaint}", store.TakeDamages());
        Assert.Equal(2 - lost, trials.Count(trial => store.Has(trial.Key)));
    }

    [Fact]
    public void Scores_of_a_pack_stand_apart_and_are_those_of_the_results()
    {
        using var folder = new TemporaryFolder();
        Trial[] trials = [Sample("\"sgd\""), Sample("""{"sgd": {"learningRate": 1e200}}""")];
        var file = Keep(folder, 0, trials);
        var expected = trials.Select(trial => TrialScore.Of(TrialRunner.Run(trial, new(), CancellationToken.None))).ToArray();
        Assert.Equal(expected.Cast<TrialScore?>(), Scores());
        Assert.True(expected[1].Diverged);

        // They are read, and not the results: these can be damaged.
        var bytes = File.ReadAllBytes(file);
        bytes[(int)(0.2 * bytes.Length)] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(expected.Cast<TrialScore?>(), Scores());
        Assert.Contains(PureOptim.Runs.Verification.TrialVerification.Of(folder.Path, CancellationToken.None).Problems, problem => problem.EndsWith("block 0 of it is damaged", StringComparison.Ordinal));

        TrialScore?[] Scores()
        {
            using var store = TrialStore.Open(folder.Path);
            var found = new TrialScore?[trials.Length];
            store.ReadAll(trials.Length, i => trials[i].Key, TrialPart.Score, (i, score) => found[i] = score, threads: 1, CancellationToken.None);
            return found;
        }
    }

    [Fact]
    public void A_score_reads_back_from_its_bytes()
    {
        TrialScore[] scores = [new(0.1, null, false), new(double.NaN, null, true), new(double.PositiveInfinity, 0.25, true)];
        var bytes = new byte[TrialScore.Size];
        Assert.All(scores, score =>
        {
            score.WriteTo(bytes);
            Assert.Equal(score, TrialScore.Read(bytes));
        });
    }

    [Fact]
    public void Files_of_another_store_are_merged_by_copying_them()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var (one, two) = (Sample("\"sgd\""), Sample("\"adam\""));
        Keep(folder, long.MaxValue, one);
        var file = Keep(other, 0, two);
        File.Copy(file, folder["trials", "results", Path.GetFileName(file)]);
        using var store = TrialStore.Open(folder.Path);
        Assert.NotNull(store.Find(one.Key));
        Assert.NotNull(store.Find(two.Key));
    }

    [Fact]
    public void Another_version_at_work_in_the_store_is_refused_and_its_finished_results_count()
    {
        using var folder = new TemporaryFolder();
        var trial = Sample();
        var file = Keep(folder, long.MaxValue, trial);
        string[] lines = [.. File.ReadAllLines(file).Skip(1)];
        var open = folder["trials", "results", "elsewhere-1-0.open"];
        File.WriteAllBytes(open, [.. SegmentLine.Of(Segment.Header("PureOptim 0.0.9")), .. Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")]);
        File.Delete(file);
        using (FolderLock.TryTakeFile(Path.ChangeExtension(open, ".lock")))
        {
            var refusal = Assert.Throws<RunException>(() => TrialStore.Open(folder.Path));
            Assert.StartsWith($"{open}: PureOptim 0.0.9 is at work here; this is PureOptim ", refusal.Message, StringComparison.Ordinal);
        }

        using var store = TrialStore.Open(folder.Path);
        Assert.NotNull(store.Find(trial.Key));
    }

    [Fact]
    public void A_damaged_file_of_an_early_version_is_noticed()
    {
        using var earlier = new EarlierStore();
        var file = TrialFiles.In(TrialStore.FolderIn(earlier.Path))[0];
        var (id, whole) = (TrialId.Parse(Path.GetFileNameWithoutExtension(file))!.Value, File.ReadAllBytes(file));
        Damaged([.. whole[..20], (byte)(whole[20] ^ 1), .. whole[21..]], "it is damaged"); // In the hash.
        Damaged([.. whole[..500], (byte)(whole[500] ^ 1), .. whole[501..]], "it is damaged"); // In what it is the hash of.
        Damaged([.. whole[..20], .. whole[21..]], "it is damaged");
        Damaged(whole[..^10], "it is damaged");
        Damaged([], "no file of the store");
        Damaged(File.ReadAllBytes(TrialFiles.In(TrialStore.FolderIn(earlier.Path))[1]), "it is the result of another trial");

        void Damaged(byte[] bytes, string complaint)
        {
            File.WriteAllBytes(file, bytes);
            using var store = TrialStore.Open(earlier.Path);
            Assert.Null(store.Find(id));
            var damage = Assert.Single(store.TakeDamages());
            Assert.StartsWith($"{file}: ", damage, StringComparison.Ordinal);
            Assert.EndsWith(complaint, damage, StringComparison.Ordinal);
        }
    }

    /// <summary>Keeps the results of trials in one file, which is closed, and gives its path.</summary>
    private static string Keep(TemporaryFolder folder, long packFrom, params Trial[] trials)
    {
        using var store = TrialStore.Open(folder.Path, packFrom);
        foreach (var trial in trials) store.Keep(trial, TrialRunner.Run(trial, new(), CancellationToken.None));
        store.Close();
        return Assert.Single(Directory.GetFiles(folder["trials", "results"]));
    }

    private static Trial Sample(string optimizer = "\"sgd\"") => Trial.Of(Description.Parse("d.json", $$"""
        { "name": "x", "steps": 20, "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {{optimizer}} }] }
        """)).Single();
}
