using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CompleteForum : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TopicMarks_TopicId_Level",
                table: "TopicMarks");

            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Topics",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Changes",
                table: "Topics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "Topics",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasPoll",
                table: "Topics",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "IdeaState",
                table: "Topics",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<int>(
                name: "MeTooCount",
                table: "Topics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Topics",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pin",
                table: "Topics",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SlowMinutes",
                table: "Topics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "VoteCount",
                table: "Topics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Chosen",
                table: "TopicMarks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Unpinned",
                table: "TopicMarks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Wrote",
                table: "TopicMarks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "WikiSince",
                table: "Posts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Follows",
                table: "Letters",
                type: "character varying(250)",
                maxLength: 250,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReplyTo",
                table: "Letters",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Unsubscribe",
                table: "Letters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Details",
                table: "Drafts",
                type: "character varying(60000)",
                maxLength: 60000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MembersHours",
                table: "Categories",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PromisedHours",
                table: "Categories",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HidesPresence",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsCustomer",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsCustomer",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Trust",
                table: "Accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Newcomer");

            migrationBuilder.CreateTable(
                name: "Acceptances",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    PostId = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acceptances", x => x.TopicId);
                    table.ForeignKey(
                        name: "FK_Acceptances_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Acceptances_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Acceptances_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnswerRefusals",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerRefusals", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_AnswerRefusals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Badges",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Badges", x => new { x.AccountId, x.Kind });
                    table.ForeignKey(
                        name: "FK_Badges_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    BlockedId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => new { x.AccountId, x.BlockedId });
                    table.ForeignKey(
                        name: "FK_Blocks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Blocks_Accounts_BlockedId",
                        column: x => x.BlockedId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Bookmarks",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    PostId = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RemindAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bookmarks", x => new { x.AccountId, x.PostId });
                    table.ForeignKey(
                        name: "FK_Bookmarks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Bookmarks_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CategoryForms",
                columns: table => new
                {
                    CategoryId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    TextOptional = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CategoryForms", x => new { x.CategoryId, x.Kind });
                    table.ForeignKey(
                        name: "FK_CategoryForms_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactChoices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Who = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactChoices", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_ContactChoices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Posts = table.Column<int>(type: "integer", nullable: false),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    Thanks = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributions", x => new { x.AccountId, x.Month });
                    table.ForeignKey(
                        name: "FK_Contributions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Pair = table.Column<string>(type: "character varying(41)", maxLength: 41, nullable: true),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    StarterId = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Conversations_Accounts_StarterId",
                        column: x => x.StarterId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EvidenceId = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceLines_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvidenceLines_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdeaChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OfId = table.Column<long>(type: "bigint", nullable: true),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Topics_OfId",
                        column: x => x.OfId,
                        principalTable: "Topics",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_IdeaChanges_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdeaVotes",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaVotes", x => new { x.TopicId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_IdeaVotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_IdeaVotes_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MadeForms",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MadeForms", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MeToos",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeToos", x => new { x.TopicId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_MeToos_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeToos_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Whole = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Bell = table.Column<bool>(type: "boolean", nullable: false),
                    Mail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MailDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notifications_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlaceWatches",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Mail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceWatches", x => new { x.AccountId, x.Kind, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_PlaceWatches_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Polls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Question = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MostChoices = table.Column<int>(type: "integer", nullable: false),
                    Results = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Options = table.Column<string[]>(type: "text[]", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Polls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Polls_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Polls_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderStops",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderStops", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_ReminderStops_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReplyAddresses",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplyAddresses", x => x.Key);
                    table.ForeignKey(
                        name: "FK_ReplyAddresses_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TellingChoices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bell = table.Column<bool>(type: "boolean", nullable: false),
                    Mail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TellingChoices", x => new { x.AccountId, x.Kind });
                    table.ForeignKey(
                        name: "FK_TellingChoices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TellingTimes",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    DigestHour = table.Column<int>(type: "integer", nullable: false),
                    QuietFrom = table.Column<int>(type: "integer", nullable: true),
                    QuietTo = table.Column<int>(type: "integer", nullable: true),
                    Popular = table.Column<bool>(type: "boolean", nullable: false),
                    PopularDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TellingTimes", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_TellingTimes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TopicChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AfterNumber = table.Column<int>(type: "integer", nullable: false),
                    OtherTopicId = table.Column<long>(type: "bigint", nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    After = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TopicChanges_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TopicTimers",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicTimers", x => new { x.TopicId, x.Deed });
                    table.ForeignKey(
                        name: "FK_TopicTimers_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TopicWorks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: true),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    OursAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicWorks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TopicWorks_Accounts_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TopicWorks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TopicWorks_Topics_Id",
                        column: x => x.Id,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VerifiedProducts",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerifiedProducts", x => new { x.AccountId, x.Name });
                    table.ForeignKey(
                        name: "FK_VerifiedProducts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    LastDay = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_Visits_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Event = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AboutId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Messages_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Messages_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Participants",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FromNumber = table.Column<int>(type: "integer", nullable: false),
                    UntilNumber = table.Column<int>(type: "integer", nullable: true),
                    TitleThen = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ReadNumber = table.Column<int>(type: "integer", nullable: false),
                    NewestNumber = table.Column<int>(type: "integer", nullable: false),
                    NewestAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Muted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participants", x => new { x.ConversationId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_Participants_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Participants_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PollBallots",
                columns: table => new
                {
                    PollId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Choices = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PollBallots", x => new { x.PollId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_PollBallots_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PollBallots_Polls_PollId",
                        column: x => x.PollId,
                        principalTable: "Polls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MovedPosts",
                columns: table => new
                {
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PostId = table.Column<long>(type: "bigint", nullable: false),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MovedPosts", x => new { x.TopicId, x.Number });
                    table.ForeignKey(
                        name: "FK_MovedPosts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedPosts_TopicChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "TopicChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MovedPosts_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByAge",
                table: "Topics",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByState",
                table: "Topics",
                columns: new[] { "IdeaState", "VoteCount", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_IdeasByVotes",
                table: "Topics",
                columns: new[] { "VoteCount", "Id" },
                filter: "\"Kind\" = 'Idea'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Kind_CreatedAt_Id",
                table: "Topics",
                columns: new[] { "Kind", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Pinned",
                table: "Topics",
                columns: new[] { "LastPostAt", "Id" },
                filter: "\"Pin\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Solved",
                table: "Topics",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"AcceptedPostId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicMarks_TopicId_Level_AccountId",
                table: "TopicMarks",
                columns: new[] { "TopicId", "Level", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_NameBeginnings",
                table: "Accounts",
                column: "NormalizedUserName")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_Acceptances_ById",
                table: "Acceptances",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Acceptances_PostId",
                table: "Acceptances",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_AccountId_At_BlockedId",
                table: "Blocks",
                columns: new[] { "AccountId", "At", "BlockedId" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_BlockedId",
                table: "Blocks",
                column: "BlockedId");

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_AccountId_CreatedAt_PostId",
                table: "Bookmarks",
                columns: new[] { "AccountId", "CreatedAt", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_PostId",
                table: "Bookmarks",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_RemindAt",
                table: "Bookmarks",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Month_Points_AccountId",
                table: "Contributions",
                columns: new[] { "Month", "Points", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Pair",
                table: "Conversations",
                column: "Pair",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_StarterId",
                table: "Conversations",
                column: "StarterId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceLines_AuthorId",
                table: "EvidenceLines",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceLines_EvidenceId_Id",
                table: "EvidenceLines",
                columns: new[] { "EvidenceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceLines_Subject",
                table: "EvidenceLines",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_ById",
                table: "IdeaChanges",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_OfId",
                table: "IdeaChanges",
                column: "OfId");

            migrationBuilder.CreateIndex(
                name: "IX_IdeaChanges_TopicId_Number",
                table: "IdeaChanges",
                columns: new[] { "TopicId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdeaVotes_AccountId",
                table: "IdeaVotes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_AuthorId_ConversationId",
                table: "Messages",
                columns: new[] { "AuthorId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_Number",
                table: "Messages",
                columns: new[] { "ConversationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeToos_AccountId",
                table: "MeToos",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_MovedPosts_ChangeId_PostId",
                table: "MovedPosts",
                columns: new[] { "ChangeId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_MovedPosts_PostId",
                table: "MovedPosts",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_AccountId_Id",
                table: "Notifications",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_MailDueAt_AccountId",
                table: "Notifications",
                columns: new[] { "MailDueAt", "AccountId" },
                filter: "\"MailDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ReadAt",
                table: "Notifications",
                column: "ReadAt",
                filter: "\"ReadAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_SubjectId_AccountId_Kind_ById_SubjectKind",
                table: "Notifications",
                columns: new[] { "SubjectId", "AccountId", "Kind", "ById", "SubjectKind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unread",
                table: "Notifications",
                columns: new[] { "AccountId", "Whole" },
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_AccountId_NewestAt_ConversationId",
                table: "Participants",
                columns: new[] { "AccountId", "NewestAt", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Participants_Unread",
                table: "Participants",
                column: "AccountId",
                filter: "\"NewestNumber\" > \"ReadNumber\"");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceWatches_Kind_SubjectId_Level_AccountId_At",
                table: "PlaceWatches",
                columns: new[] { "Kind", "SubjectId", "Level", "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PollBallots_AccountId",
                table: "PollBallots",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PollBallots_PollId_Choices",
                table: "PollBallots",
                columns: new[] { "PollId", "Choices" });

            migrationBuilder.CreateIndex(
                name: "IX_Polls_AuthorId",
                table: "Polls",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Polls_ClosesAt",
                table: "Polls",
                column: "ClosesAt",
                filter: "\"ClosesAt\" IS NOT NULL AND \"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Polls_TopicId",
                table: "Polls",
                column: "TopicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReplyAddresses_AccountId",
                table: "ReplyAddresses",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ReplyAddresses_MadeAt",
                table: "ReplyAddresses",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_TellingTimes_PopularDueAt",
                table: "TellingTimes",
                column: "PopularDueAt",
                filter: "\"PopularDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicChanges_TopicId_AfterNumber_Id",
                table: "TopicChanges",
                columns: new[] { "TopicId", "AfterNumber", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TopicTimers_At",
                table: "TopicTimers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_CaseId",
                table: "TopicWorks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_DueAt",
                table: "TopicWorks",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_OursAt",
                table: "TopicWorks",
                column: "OursAt",
                filter: "\"OursAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_Overdue",
                table: "TopicWorks",
                columns: new[] { "Since", "Id" },
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_OwnerId_State_Since_Id",
                table: "TopicWorks",
                columns: new[] { "OwnerId", "State", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_RemindAt",
                table: "TopicWorks",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TopicWorks_State_Since_Id",
                table: "TopicWorks",
                columns: new[] { "State", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_LastDay_AccountId",
                table: "Visits",
                columns: new[] { "LastDay", "AccountId" });

            // Moved by hand: who wrote before this migration.
            migrationBuilder.Sql("""
                UPDATE "TopicMarks" SET "Wrote" = TRUE
                WHERE EXISTS (SELECT 1 FROM "Posts" p WHERE p."TopicId" = "TopicMarks"."TopicId" AND p."AuthorId" = "TopicMarks"."AccountId")
                """);
            // Moved by hand: who wrote before there was trust to earn is no newcomer.
            migrationBuilder.Sql("""
                UPDATE "Accounts" SET "Trust" = 'Member'
                WHERE EXISTS (SELECT 1 FROM "Posts" p WHERE p."AuthorId" = "Accounts"."Id")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Acceptances");

            migrationBuilder.DropTable(
                name: "AnswerRefusals");

            migrationBuilder.DropTable(
                name: "Badges");

            migrationBuilder.DropTable(
                name: "Blocks");

            migrationBuilder.DropTable(
                name: "Bookmarks");

            migrationBuilder.DropTable(
                name: "CategoryForms");

            migrationBuilder.DropTable(
                name: "ContactChoices");

            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "EvidenceLines");

            migrationBuilder.DropTable(
                name: "IdeaChanges");

            migrationBuilder.DropTable(
                name: "IdeaVotes");

            migrationBuilder.DropTable(
                name: "MadeForms");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "MeToos");

            migrationBuilder.DropTable(
                name: "MovedPosts");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "Participants");

            migrationBuilder.DropTable(
                name: "PlaceWatches");

            migrationBuilder.DropTable(
                name: "PollBallots");

            migrationBuilder.DropTable(
                name: "ReminderStops");

            migrationBuilder.DropTable(
                name: "ReplyAddresses");

            migrationBuilder.DropTable(
                name: "TellingChoices");

            migrationBuilder.DropTable(
                name: "TellingTimes");

            migrationBuilder.DropTable(
                name: "TopicTimers");

            migrationBuilder.DropTable(
                name: "TopicWorks");

            migrationBuilder.DropTable(
                name: "VerifiedProducts");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "TopicChanges");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "Polls");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByAge",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByState",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_IdeasByVotes",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Kind_CreatedAt_Id",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Pinned",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Solved",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_TopicMarks_TopicId_Level_AccountId",
                table: "TopicMarks");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_NameBeginnings",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "HasPoll",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "IdeaState",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "MeTooCount",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Pin",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "SlowMinutes",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "VoteCount",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Chosen",
                table: "TopicMarks");

            migrationBuilder.DropColumn(
                name: "Unpinned",
                table: "TopicMarks");

            migrationBuilder.DropColumn(
                name: "Wrote",
                table: "TopicMarks");

            migrationBuilder.DropColumn(
                name: "WikiSince",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Follows",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Unsubscribe",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Details",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "MembersHours",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "PromisedHours",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "HidesPresence",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "IsCustomer",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ShowsCustomer",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Trust",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_TopicMarks_TopicId_Level",
                table: "TopicMarks",
                columns: new[] { "TopicId", "Level" });
        }
    }
}
