using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Clubs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DoneAt",
                table: "WatchAlerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SeriesId",
                table: "Events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ActivityAt",
                table: "Clubs",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Cover",
                table: "Clubs",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Hue",
                table: "Clubs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "OpensAs",
                table: "Clubs",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rules",
                table: "Clubs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RulesHtml",
                table: "Clubs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ClubAddresses",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ClubId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubAddresses", x => x.Slug);
                    table.ForeignKey(
                        name: "FK_ClubAddresses_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubBlocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Width = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    Most = table.Column<int>(type: "integer", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubBlocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClubBlocks_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubDays",
                columns: table => new
                {
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Active = table.Column<int>(type: "integer", nullable: false),
                    ActiveWeek = table.Column<int>(type: "integer", nullable: false),
                    ActiveMonth = table.Column<int>(type: "integer", nullable: false),
                    Joined = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    Topics = table.Column<int>(type: "integer", nullable: false),
                    Replies = table.Column<int>(type: "integer", nullable: false),
                    Messages = table.Column<int>(type: "integer", nullable: false),
                    Events = table.Column<int>(type: "integer", nullable: false),
                    EventGuests = table.Column<int>(type: "integer", nullable: false),
                    Waits = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubDays", x => new { x.ClubId, x.Day });
                    table.ForeignKey(
                        name: "FK_ClubDays_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Alt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    FileId = table.Column<long>(type: "bigint", nullable: true),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletedById = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClubItems_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClubItems_ClubItems_ParentId",
                        column: x => x.ParentId,
                        principalTable: "ClubItems",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ClubItems_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubLayouts",
                columns: table => new
                {
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    MembersAddPhotos = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedById = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubLayouts", x => x.ClubId);
                    table.ForeignKey(
                        name: "FK_ClubLayouts_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Move = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClubMoves_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubNewsChoices",
                columns: table => new
                {
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Bell = table.Column<bool>(type: "boolean", nullable: false),
                    Mail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubNewsChoices", x => new { x.ClubId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ClubNewsChoices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClubNewsChoices_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubNewsItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    PublishAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubNewsItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClubNewsItems_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClubNewsItems_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubReads",
                columns: table => new
                {
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    TopicId = table.Column<long>(type: "bigint", nullable: false),
                    Readers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubReads", x => new { x.ClubId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_ClubReads_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClubReads_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    ApproveNew = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ClubThemes",
                columns: table => new
                {
                    ClubId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubThemes", x => new { x.ClubId, x.Kind, x.Key });
                    table.ForeignKey(
                        name: "FK_ClubThemes_Clubs_ClubId",
                        column: x => x.ClubId,
                        principalTable: "Clubs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Games",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Taking = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Games", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Games_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Games_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GreetingCards",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FromId = table.Column<long>(type: "bigint", nullable: false),
                    ToId = table.Column<long>(type: "bigint", nullable: false),
                    Occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Motif = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Day = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GreetingCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GreetingCards_Accounts_FromId",
                        column: x => x.FromId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GreetingCards_Accounts_ToId",
                        column: x => x.ToId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GreetingChoices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Wants = table.Column<bool>(type: "boolean", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: true),
                    Day = table.Column<int>(type: "integer", nullable: true),
                    ShowsBirthday = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GreetingChoices", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_GreetingChoices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupVisits",
                columns: table => new
                {
                    Day = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupVisits", x => new { x.Day, x.GroupId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_GroupVisits_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupVisits_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HourEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    QuestionId = table.Column<long>(type: "bigint", nullable: true),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    Votes = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    IntoId = table.Column<long>(type: "bigint", nullable: true),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HourEntries_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HourEntries_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HourEntries_HourEntries_IntoId",
                        column: x => x.IntoId,
                        principalTable: "HourEntries",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_HourEntries_HourEntries_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "HourEntries",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "HourGuests",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourGuests", x => new { x.EventId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_HourGuests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HourGuests_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuestionHours",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LateDays = table.Column<int>(type: "integer", nullable: false),
                    CurrentId = table.Column<long>(type: "bigint", nullable: true),
                    LastNumber = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    DeedNumber = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionHours", x => x.EventId);
                    table.ForeignKey(
                        name: "FK_QuestionHours_Accounts_ById",
                        column: x => x.ById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QuestionHours_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClubDownloads",
                columns: table => new
                {
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClubDownloads", x => new { x.ItemId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ClubDownloads_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClubDownloads_ClubItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "ClubItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContestEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContestEntries_Accounts_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContestEntries_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContestJurors",
                columns: table => new
                {
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestJurors", x => new { x.GameId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ContestJurors_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContestJurors_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contests",
                columns: table => new
                {
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    VotesUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EntriesEach = table.Column<int>(type: "integer", nullable: false),
                    VotesEach = table.Column<int>(type: "integer", nullable: false),
                    ByJury = table.Column<bool>(type: "boolean", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contests", x => x.GameId);
                    table.ForeignKey(
                        name: "FK_Contests_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DrawEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    Salt = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Excluded = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DrawEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DrawEntries_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DrawEntries_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Draws",
                columns: table => new
                {
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    Seed = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Commitment = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    HostsEnter = table.Column<bool>(type: "boolean", nullable: false),
                    ListHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Draws", x => x.GameId);
                    table.ForeignKey(
                        name: "FK_Draws_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GameNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GameNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GameNotices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_GameNotices_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlayPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlayPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlayPoints_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlayPoints_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlayPoints_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuizAnswers",
                columns: table => new
                {
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Given = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Right = table.Column<int>(type: "integer", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizAnswers", x => new { x.GameId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_QuizAnswers_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QuizAnswers_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Quizzes",
                columns: table => new
                {
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    Right = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quizzes", x => x.GameId);
                    table.ForeignKey(
                        name: "FK_Quizzes_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HourVotes",
                columns: table => new
                {
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourVotes", x => new { x.QuestionId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_HourVotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HourVotes_HourEntries_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "HourEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContestVotes",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    GameId = table.Column<long>(type: "bigint", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContestVotes", x => new { x.EntryId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ContestVotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContestVotes_ContestEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "ContestEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContestVotes_Games_GameId",
                        column: x => x.GameId,
                        principalTable: "Games",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_GroupId_Title",
                table: "Memberships",
                columns: new[] { "GroupId", "Title" },
                filter: "\"Title\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_To_At_Id",
                table: "Letters",
                columns: new[] { "To", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FileUses_Kind_ThingId",
                table: "FileUses",
                columns: new[] { "Kind", "ThingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_SeriesId_StartsAt",
                table: "Events",
                columns: new[] { "SeriesId", "StartsAt" },
                filter: "\"SeriesId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clubs_ActivityAt_Id",
                table: "Clubs",
                columns: new[] { "ActivityAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clubs_CreatedAt_Id",
                table: "Clubs",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubAddresses_ClubId",
                table: "ClubAddresses",
                column: "ClubId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubBlocks_ClubId_Place",
                table: "ClubBlocks",
                columns: new[] { "ClubId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubDays_Day",
                table: "ClubDays",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_ClubDownloads_AccountId",
                table: "ClubDownloads",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubItems_AuthorId",
                table: "ClubItems",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubItems_ClubId_Kind_CreatedAt_Id",
                table: "ClubItems",
                columns: new[] { "ClubId", "Kind", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubItems_ParentId_Id",
                table: "ClubItems",
                columns: new[] { "ParentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubMoves_ClubId",
                table: "ClubMoves",
                column: "ClubId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubMoves_Day_ClubId_Move",
                table: "ClubMoves",
                columns: new[] { "Day", "ClubId", "Move" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubNewsChoices_AccountId",
                table: "ClubNewsChoices",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubNewsItems_AuthorId",
                table: "ClubNewsItems",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubNewsItems_ClubId_PublishedAt_Id",
                table: "ClubNewsItems",
                columns: new[] { "ClubId", "PublishedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClubNewsItems_Due",
                table: "ClubNewsItems",
                column: "PublishAt",
                filter: "\"PublishedAt\" IS NULL AND \"PublishAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClubReads_TopicId",
                table: "ClubReads",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_ClubThemes_Kind_Key_ClubId",
                table: "ClubThemes",
                columns: new[] { "Kind", "Key", "ClubId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContestEntries_AuthorId",
                table: "ContestEntries",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ContestEntries_GameId_AuthorId",
                table: "ContestEntries",
                columns: new[] { "GameId", "AuthorId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContestEntries_GameId_Number",
                table: "ContestEntries",
                columns: new[] { "GameId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContestEntries_GameId_Rank",
                table: "ContestEntries",
                columns: new[] { "GameId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_ContestJurors_AccountId",
                table: "ContestJurors",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ContestVotes_AccountId",
                table: "ContestVotes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ContestVotes_GameId_AccountId",
                table: "ContestVotes",
                columns: new[] { "GameId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_DrawEntries_AccountId",
                table: "DrawEntries",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DrawEntries_GameId_AccountId",
                table: "DrawEntries",
                columns: new[] { "GameId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DrawEntries_GameId_Place",
                table: "DrawEntries",
                columns: new[] { "GameId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_GameNotices_AccountId",
                table: "GameNotices",
                column: "AccountId",
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GameNotices_GameId",
                table: "GameNotices",
                column: "GameId");

            migrationBuilder.CreateIndex(
                name: "IX_Games_AuthorId",
                table: "Games",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Games_DueAt",
                table: "Games",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Games_GroupId_Id",
                table: "Games",
                columns: new[] { "GroupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_GreetingCards_DueAt",
                table: "GreetingCards",
                column: "DueAt",
                filter: "\"ArrivedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GreetingCards_FromId_ToId_Day_Occasion",
                table: "GreetingCards",
                columns: new[] { "FromId", "ToId", "Day", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GreetingCards_ToId_ArrivedAt",
                table: "GreetingCards",
                columns: new[] { "ToId", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupVisits_AccountId_GroupId_Day",
                table: "GroupVisits",
                columns: new[] { "AccountId", "GroupId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupVisits_GroupId",
                table: "GroupVisits",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_HourEntries_AuthorId_EventId",
                table: "HourEntries",
                columns: new[] { "AuthorId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_HourEntries_EventId_Number",
                table: "HourEntries",
                columns: new[] { "EventId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HourEntries_IntoId",
                table: "HourEntries",
                column: "IntoId");

            migrationBuilder.CreateIndex(
                name: "IX_HourEntries_QuestionId",
                table: "HourEntries",
                column: "QuestionId",
                filter: "\"QuestionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HourGuests_AccountId",
                table: "HourGuests",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_HourVotes_AccountId",
                table: "HourVotes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PlayPoints_AccountId",
                table: "PlayPoints",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PlayPoints_GameId_AccountId",
                table: "PlayPoints",
                columns: new[] { "GameId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlayPoints_GroupId_AccountId",
                table: "PlayPoints",
                columns: new[] { "GroupId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionHours_ById",
                table: "QuestionHours",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAnswers_AccountId",
                table: "QuizAnswers",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAnswers_GameId_Right",
                table: "QuizAnswers",
                columns: new[] { "GameId", "Right" });

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Events_SeriesId",
                table: "Events",
                column: "SeriesId",
                principalTable: "Events",
                principalColumn: "Id");
            migrationBuilder.Sql("""
                UPDATE "Clubs" SET "Hue" = CAST("Id" * 5 % 12 AS integer), "ActivityAt" = "CreatedAt";
                """);
            migrationBuilder.Sql("""
                UPDATE "WatchAlerts" SET "DoneAt" = (SELECT e."SeenAt" FROM "WatchEntries" e WHERE e."Id" = "WatchAlerts"."EntryId")
                WHERE EXISTS (SELECT 1 FROM "WatchEntries" e WHERE e."Id" = "WatchAlerts"."EntryId" AND e."SeenAt" >= "WatchAlerts"."At");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Events_Events_SeriesId",
                table: "Events");

            migrationBuilder.DropTable(
                name: "ClubAddresses");

            migrationBuilder.DropTable(
                name: "ClubBlocks");

            migrationBuilder.DropTable(
                name: "ClubDays");

            migrationBuilder.DropTable(
                name: "ClubDownloads");

            migrationBuilder.DropTable(
                name: "ClubLayouts");

            migrationBuilder.DropTable(
                name: "ClubMoves");

            migrationBuilder.DropTable(
                name: "ClubNewsChoices");

            migrationBuilder.DropTable(
                name: "ClubNewsItems");

            migrationBuilder.DropTable(
                name: "ClubReads");

            migrationBuilder.DropTable(
                name: "ClubSettings");

            migrationBuilder.DropTable(
                name: "ClubThemes");

            migrationBuilder.DropTable(
                name: "ContestJurors");

            migrationBuilder.DropTable(
                name: "Contests");

            migrationBuilder.DropTable(
                name: "ContestVotes");

            migrationBuilder.DropTable(
                name: "DrawEntries");

            migrationBuilder.DropTable(
                name: "Draws");

            migrationBuilder.DropTable(
                name: "GameNotices");

            migrationBuilder.DropTable(
                name: "GreetingCards");

            migrationBuilder.DropTable(
                name: "GreetingChoices");

            migrationBuilder.DropTable(
                name: "GroupVisits");

            migrationBuilder.DropTable(
                name: "HourGuests");

            migrationBuilder.DropTable(
                name: "HourVotes");

            migrationBuilder.DropTable(
                name: "PlayPoints");

            migrationBuilder.DropTable(
                name: "QuestionHours");

            migrationBuilder.DropTable(
                name: "QuizAnswers");

            migrationBuilder.DropTable(
                name: "Quizzes");

            migrationBuilder.DropTable(
                name: "ClubItems");

            migrationBuilder.DropTable(
                name: "ContestEntries");

            migrationBuilder.DropTable(
                name: "HourEntries");

            migrationBuilder.DropTable(
                name: "Games");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_GroupId_Title",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Letters_To_At_Id",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_FileUses_Kind_ThingId",
                table: "FileUses");

            migrationBuilder.DropIndex(
                name: "IX_Events_SeriesId_StartsAt",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Clubs_ActivityAt_Id",
                table: "Clubs");

            migrationBuilder.DropIndex(
                name: "IX_Clubs_CreatedAt_Id",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "DoneAt",
                table: "WatchAlerts");

            migrationBuilder.DropColumn(
                name: "SeriesId",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "ActivityAt",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "Cover",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "Hue",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "OpensAs",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "Clubs");

            migrationBuilder.DropColumn(
                name: "RulesHtml",
                table: "Clubs");
        }
    }
}
