using System.IO.Compression;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

public sealed class GzipMembersTests
{
    private static readonly byte[] _content = [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * i >> 5))];

    [Fact]
    public void The_check_sum_is_that_of_the_standard()
    {
        // The check value that catalogues of such sums give for it.
        var sum = new Crc32();
        sum.Append("1234567"u8);
        sum.Append("89"u8);
        Assert.Equal(0xCBF43926, sum.Value);
    }

    [Fact]
    public void Members_are_read_one_after_another_wherever_the_content_is_cut()
    {
        foreach (var cut in new[] { 0, 1, 255, 512, 1500, 2999, 3000 })
            Assert.Equal(_content, Unpacked([.. Pack(_content[..cut]), .. Pack(_content[cut..])]));
        Assert.Equal(_content, Unpacked([.. Pack([]), .. Pack([]), .. Pack(_content), .. Pack([]), .. new byte[9]]));
    }

    [Fact]
    public void Zeros_behind_the_last_member_are_padding()
    {
        foreach (var zeros in new[] { 1, 7, 8, 9, 511, 512, 513, 10_000 })
        {
            Assert.Equal(_content, Unpacked([.. Pack(_content), .. new byte[zeros]]));
            Assert.Empty(Unpacked([.. Pack([]), .. new byte[zeros]]));
        }
    }

    [Fact]
    public void Content_that_does_not_shrink_is_read_at_every_length()
    {
        // The end of a member falls on every place of the pieces that are read.
        var noise = new byte[1200];
        new Random(1).NextBytes(noise);
        for (var length = 0; length < noise.Length; length += 7)
            Assert.Equal([.. noise[..length], .. noise], Unpacked([.. Pack(noise[..length]), .. Pack(noise)]));
    }

    [Fact]
    public void All_fields_of_a_header_are_passed_over()
    {
        byte[] header = [0x1F, 0x8B, 8, 0x1E, 1, 2, 3, 4, 0, 3, 2, 0, 77, 78, .. "name\0"u8, .. "comment\0"u8];
        var sum = new Crc32();
        sum.Append(header);
        byte[] packed = [.. header, (byte)sum.Value, (byte)(sum.Value >> 8), .. Pack(_content)[10..]];
        Assert.Equal(_content, Unpacked(packed));

        packed[header.Length] ^= 1;
        Assert.Contains(" of a member's header, found ", Refusal(packed), StringComparison.Ordinal);
        Assert.Contains("found method 7 and flags 00", Refusal([0x1F, 0x8B, 7, .. Pack(_content)[3..]]), StringComparison.Ordinal);
        Assert.Contains("found method 8 and flags 80", Refusal([0x1F, 0x8B, 8, 0x80, .. Pack(_content)[4..]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_check_sum_or_length_is_named()
    {
        var sum = new Crc32();
        sum.Append(_content);
        var expected = $"f, offset 3000: expected the check sum {sum.Value:X8} and the length 3000 at the end of a packed member, found others";
        foreach (var fromEnd in new[] { 8, 5, 4, 1 })
        {
            var packed = Pack(_content);
            packed[^fromEnd] ^= 0x10;
            Assert.StartsWith(expected, Refusal(packed), StringComparison.Ordinal);
            Assert.StartsWith(expected, Refusal([.. packed, .. Pack(_content)]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { 1 }, 0)]
    [InlineData(new byte[] { 0, 0, 7 }, 2)]
    [InlineData(new byte[] { 0x1F }, 0)]
    [InlineData(new byte[] { 0, 0x1F, 0x8B, 8, 0 }, 1)] // Behind padding there is no member any more.
    public void Anything_else_behind_the_last_member_is_named_with_its_place(byte[] behind, int place)
    {
        var packed = Pack(_content);
        var found = $"found the byte {behind[place]:X2} at {packed.Length + place} of the packed file.";
        Assert.Equal($"f, offset 3000: expected the end of the packed file, zeros, or another member, {found}", Refusal([.. packed, .. behind]));
    }

    [Fact]
    public void Every_truncation_of_two_members_is_an_error_but_that_between_them()
    {
        var (first, second) = (Pack(_content[..40]), Pack(_content[40..90]));
        byte[] packed = [.. first, .. second];
        for (var length = 2; length < packed.Length; length++)
        {
            if (length == first.Length) Assert.Equal(_content[..40], Unpacked(packed[..length]));
            else Assert.StartsWith("f, offset ", Refusal(packed[..length]), StringComparison.Ordinal);
        }
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var members = new GzipMembers(new MemoryStream(packed), "f");
        using var content = new MemoryStream();
        members.CopyTo(content, 700);
        return content.ToArray();
    }

    private static string Refusal(byte[] packed) => Assert.Throws<MalformedFileException>(() => Unpacked(packed)).Message;

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);

        // The unpackers of .NET write nothing for nothing; other programs write a member.
        return bytes.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }
}
