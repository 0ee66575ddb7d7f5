using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

public sealed class RunStoreTests
{
    private static readonly string[] _keys = ["0123456789abcdef", "0123456789abcdff", "f123456789abcdef"];

    [Theory]
    [InlineData("f", "f123456789abcdef")]
    [InlineData("0123456789abcdef", "0123456789abcdef")]
    [InlineData("0123456789abcde", "0123456789abcdef")]
    public void A_run_is_found_by_any_beginning_that_no_other_has(string prefix, string key)
    {
        using var folder = Filled();
        Assert.Equal(key, Assert.Single(new RunStore(folder.Path).StartingWith(prefix)).Key);
    }

    [Theory]
    [InlineData("0", "0 is the beginning of run 0123456789abcdef and run 0123456789abcdff; give more of its digits")]
    [InlineData("a", "there is no run and no trial whose id begins with a")]
    [InlineData("", "\"\" is not the beginning of an id*")]
    [InlineData("..", "\"..\" is not the beginning of an id*")]
    [InlineData("../f", "\"../f\" is not the beginning of an id*")]
    [InlineData("/etc", "\"/etc\" is not the beginning of an id*")]
    [InlineData("F", "\"F\" is not the beginning of an id*")]
    [InlineData("0x", "\"0x\" is not the beginning of an id*")]
    [InlineData("f*", "\"f*\" is not the beginning of an id*")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000", "\"0*")]
    public void What_is_no_beginning_of_one_id_is_refused(string prefix, string rule)
    {
        using var folder = Filled();
        var complaint = Assert.Single(ToolRun.InProcess("replay", prefix, "--store", folder.Path).ErrorLines)["pureoptim: ".Length..];
        if (rule.EndsWith('*')) Assert.StartsWith(rule[..^1], complaint, StringComparison.Ordinal);
        else Assert.Equal($"{folder.Path}: {rule}", complaint);
    }

    [Fact]
    public void A_whole_id_names_its_run_and_another_one_with_the_same_beginning_names_none()
    {
        using var folder = StoredRuns.Finished();
        var (store, id) = (new RunStore(folder["runs"]), StoredRuns.Only(folder).ReadDescription().Id);
        Assert.Equal(id[..16], Assert.Single(store.StartingWith(id)).Key);
        var other = id[..63] + (id[63] == '0' ? '1' : '0');
        Assert.Empty(store.StartingWith(other));
    }

    [Fact]
    public void Only_folders_with_the_name_and_a_file_of_a_run_are_runs_and_links_to_such()
    {
        using var folder = Filled();
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(folder["trials"]);
        Directory.CreateDirectory(folder["0123456789ABCDEF"]);
        folder.Write("aaaaaaaaaaaaaaaa", "");
        Directory.CreateDirectory(folder["bbbbbbbbbbbbbbbb"]);
        Directory.CreateSymbolicLink(folder["cccccccccccccccc"], elsewhere.Path);
        Assert.Equal(_keys, new RunStore(folder.Path).List().Select(run => run.Key));
        elsewhere.Write(StoredRun.DescriptionFile, "");
        Directory.CreateSymbolicLink(folder["dddddddddddddddd"], elsewhere["nowhere"]);
        Assert.Equal([.. _keys[..2], "cccccccccccccccc", "dddddddddddddddd", _keys[2]], new RunStore(folder.Path).List().Select(run => run.Key));
    }

    [Fact]
    public void A_store_that_is_not_there_is_empty() => Assert.Empty(new RunStore(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).List());

    [Theory]
    [InlineData("")]
    [InlineData("../../../../../../../../../../../../../../../../../../../etc/passwd")]
    [InlineData("0123456789abcdeg0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void An_id_that_is_none_becomes_no_path(string id) => Assert.Throws<ArgumentException>(() => RunKey.Of(id));

    private static TemporaryFolder Filled()
    {
        var folder = new TemporaryFolder();
        foreach (var key in _keys)
        {
            Directory.CreateDirectory(folder[key]);
            folder.Write(Path.Combine(key, FolderLock.FileName), "");
        }

        return folder;
    }
}
